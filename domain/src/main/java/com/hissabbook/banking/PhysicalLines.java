package com.hissabbook.banking;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PushbackInputStream;

/** A file's lines byte for byte, with CR, LF or both as their ends; for character sets in which these bytes are nothing else. */
final class PhysicalLines implements Closeable {

    private final PushbackInputStream in;
    private long next = 1;

    PhysicalLines(InputStream bytes) {
        this.in = new PushbackInputStream(new BufferedInputStream(bytes, 1 << 16));
    }

    /** Number of the line that comes next. */
    long next() {
        return next;
    }

    /** Copies one line with its end; false where there is none. */
    boolean copy(OutputStream out) throws IOException {
        int c = in.read();
        if (c < 0) {
            return false;
        }
        next++;
        while (c >= 0) {
            out.write(c);
            if (c == '\n') {
                return true;
            }
            int following = in.read();
            if (c == '\r' && following != '\n') {
                unread(following);
                return true;
            }
            c = following;
        }
        return true;
    }

    /** Copies the lines before this one. */
    void copyUntil(long line, OutputStream out) throws IOException {
        while (next < line && copy(out)) {
            // Each line goes on as it is.
        }
    }

    /** How many lines there are from here to the end. */
    long count() throws IOException {
        long first = next;
        copyUntil(Long.MAX_VALUE, OutputStream.nullOutputStream());
        return next - first;
    }

    private void unread(int c) throws IOException {
        if (c >= 0) {
            in.unread(c);
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
