package com.hissabbook.adapters.ofx;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** A UTF-16 file as UTF-8, so that everything behind it sees bytes in which tags are ASCII. Other files pass unchanged. */
final class Utf16Input extends InputStream {

    private static final int CHARS = 8 * 1024;

    private final Reader reader;
    private final char[] chars = new char[CHARS];
    private byte[] ready = new byte[0];
    private int at;
    private int carried;

    private Utf16Input(Reader reader) {
        this.reader = reader;
    }

    /** Tells UTF-16 by its byte order mark or by a zero byte beside the first character. */
    static InputStream unlessOther(InputStream file) throws IOException {
        BufferedInputStream in = new BufferedInputStream(file, CHARS);
        in.mark(2);
        byte[] first = in.readNBytes(2);
        in.reset();
        Charset charset = first.length < 2 ? StandardCharsets.UTF_8 : charset(first[0] & 0xff, first[1] & 0xff);
        return charset.equals(StandardCharsets.UTF_8) ? in : new Utf16Input(new InputStreamReader(in, charset));
    }

    private static Charset charset(int first, int second) {
        if (first == 0xfe && second == 0xff || first == 0 && second != 0) {
            return StandardCharsets.UTF_16BE;
        } else if (first == 0xff && second == 0xfe || first != 0 && second == 0) {
            return StandardCharsets.UTF_16LE;
        }
        return StandardCharsets.UTF_8;
    }

    @Override
    public int read() throws IOException {
        return fill() ? ready[at++] & 0xff : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (!fill()) {
            return -1;
        }
        int count = Math.min(length, ready.length - at);
        System.arraycopy(ready, at, target, offset, count);
        at += count;
        return count;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    private boolean fill() throws IOException {
        while (at == ready.length) {
            int read = reader.read(chars, carried, CHARS - carried);
            if (read < 0) {
                return false;
            }
            int end = carried + read;
            carried = Character.isHighSurrogate(chars[end - 1]) ? 1 : 0;
            ready = new String(chars, 0, end - carried).getBytes(StandardCharsets.UTF_8);
            at = 0;
            chars[0] = chars[end - 1];
        }
        return true;
    }
}
