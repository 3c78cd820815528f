package com.hissabbook.adapters.camt;

import com.hissabbook.adapters.text.Utf8Check;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The character set that a file is really written in: a byte order mark, else UTF-8 where the bytes are that, else what the declaration
 * says (XML 1.0, appendix F).
 *
 * @param declaredWrongly whether text depends on it and the declaration says something else
 */
record Survey(Charset charset, boolean declaredWrongly) {

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final Pattern DECLARED = Pattern.compile("<\\?xml[^>]*encoding\\s*=\\s*[\"']([\\w.:-]+)[\"']");
    private static final int BLOCK = 1 << 16;
    private static final int HEAD = 256;

    static Survey of(InputStream in) throws IOException {
        byte[] head = in.readNBytes(HEAD);
        Optional<Charset> wide = wide(head);
        if (wide.isPresent()) {
            return new Survey(wide.get(), false);
        }
        var utf8 = new Utf8Check();
        accept(utf8, head, head.length);
        byte[] block = new byte[BLOCK];
        for (int count = in.read(block); count > 0; count = in.read(block)) {
            accept(utf8, block, count);
        }
        Charset declared = declared(new String(head, StandardCharsets.ISO_8859_1));
        boolean unicode = declared.name().startsWith("UTF-");
        if (utf8.ascii()) {
            return new Survey(StandardCharsets.UTF_8, false);
        } else if (utf8.wellFormed()) {
            return new Survey(StandardCharsets.UTF_8, !unicode);
        }
        return new Survey(unicode ? WINDOWS_1252 : declared, unicode);
    }

    private static void accept(Utf8Check utf8, byte[] bytes, int count) {
        for (int i = 0; i < count; i++) {
            utf8.accept(bytes[i]);
        }
    }

    /** UTF-16 shows in its mark or in the first character, which is always a {@code <}. */
    private static Optional<Charset> wide(byte[] head) {
        if (head.length < 2) {
            return Optional.empty();
        }
        int first = (head[0] & 0xff) << 8 | head[1] & 0xff;
        return switch (first) {
            case 0xfeff, '<' -> Optional.of(StandardCharsets.UTF_16BE);
            case 0xfffe, '<' << 8 -> Optional.of(StandardCharsets.UTF_16LE);
            default -> Optional.empty();
        };
    }

    private static Charset declared(String head) {
        Matcher declaration = DECLARED.matcher(head);
        if (!declaration.find()) {
            return StandardCharsets.UTF_8;
        }
        try {
            return Charset.forName(declaration.group(1));
        } catch (IllegalArgumentException unknown) {
            return StandardCharsets.UTF_8;
        }
    }
}
