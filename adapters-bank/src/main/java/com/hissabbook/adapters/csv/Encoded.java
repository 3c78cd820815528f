package com.hissabbook.adapters.csv;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** A byte stream as text: a byte order mark decides before everything else, and broken bytes become U+FFFD. */
final class Encoded {

    private static final int LONGEST_MARK = 3;

    private Encoded() {}

    static Reader text(InputStream in, Charset otherwise) throws IOException {
        byte[] head = in.readNBytes(LONGEST_MARK);
        int mark = markLength(head);
        Charset charset = mark > 0 ? ofMark(head) : withoutMark(otherwise);
        PushbackInputStream all = new PushbackInputStream(in, LONGEST_MARK);
        all.unread(head, mark, head.length - mark);
        return new InputStreamReader(
                all,
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPLACE)
                        .onUnmappableCharacter(CodingErrorAction.REPLACE));
    }

    /** Length of the byte order mark at the beginning, 0 if there is none. */
    static int markLength(byte[] head) {
        if (head.length >= 3 && head[0] == (byte) 0xEF && head[1] == (byte) 0xBB && head[2] == (byte) 0xBF) {
            return 3;
        }
        boolean utf16 = head.length >= 2
                && ((head[0] == (byte) 0xFE && head[1] == (byte) 0xFF)
                        || (head[0] == (byte) 0xFF && head[1] == (byte) 0xFE));
        return utf16 ? 2 : 0;
    }

    static Charset ofMark(byte[] head) {
        return switch (head[0]) {
            case (byte) 0xEF -> StandardCharsets.UTF_8;
            case (byte) 0xFE -> StandardCharsets.UTF_16BE;
            default -> StandardCharsets.UTF_16LE;
        };
    }

    private static Charset withoutMark(Charset charset) {
        return charset.equals(StandardCharsets.UTF_16) ? StandardCharsets.UTF_16BE : charset;
    }
}
