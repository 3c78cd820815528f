package com.hissabbook.adapters.ofx;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The character set a file is really written in. What the bytes prove goes before what the header declares: many banks declare
 * {@code 1252} and write UTF-8.
 *
 * @param declaredWrongly whether text depends on it and the header says something else
 */
record Encoding(Charset charset, boolean declaredWrongly) {

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    static Encoding of(Header header, Survey survey) {
        Optional<Charset> declared = header.declaredCharset();
        if (survey.ascii()) {
            return new Encoding(StandardCharsets.UTF_8, false);
        } else if (survey.utf8()) {
            boolean unicode = declared.map(charset -> charset.name().startsWith("UTF-"))
                    .orElse(header.declared().isEmpty());
            return new Encoding(StandardCharsets.UTF_8, !unicode);
        }
        Optional<Charset> singleByte =
                declared.filter(charset -> !charset.name().startsWith("UTF-"));
        return new Encoding(singleByte.map(Encoding::asWritten).orElse(WINDOWS_1252), singleByte.isEmpty());
    }

    /** ASCII and Latin-1 leave room that Windows-1252 fills; nobody means the control characters in it (WHATWG Encoding section 4.2). */
    private static Charset asWritten(Charset charset) {
        return charset.equals(StandardCharsets.US_ASCII) || charset.equals(StandardCharsets.ISO_8859_1)
                ? WINDOWS_1252
                : charset;
    }
}
