package com.hissabbook.adapters.ofx;

import java.io.IOException;
import java.io.InputStream;

/**
 * A window that slides over a file's bytes: whatever the size of the file, only {@link #SIZE} bytes of it are held. A record stays in
 * view from its first byte; where it outgrows {@link #LONGEST_RECORD} it is let go, and {@link #lost} tells.
 */
final class Window {

    static final int SIZE = 128 * 1024;

    /** A record beyond this is no transaction that a bank writes. */
    static final int LONGEST_RECORD = 64 * 1024;

    /** The bytes in view; an index is void after the next {@link #more}, which tells how far all of them moved. */
    final byte[] bytes = new byte[SIZE];

    private final InputStream in;
    private int limit;
    private int keep;
    private boolean lost;
    private boolean ended;

    Window(InputStream in) {
        this.in = in;
    }

    int limit() {
        return limit;
    }

    /** From here on everything stays in view. */
    void keepFrom(int index) {
        keep = index;
        lost = false;
    }

    int kept() {
        return keep;
    }

    /** Whether the start of what is to be kept has gone out of view. */
    boolean lost() {
        return lost;
    }

    /**
     * Brings more bytes into view.
     *
     * @param needed index of the first byte that must not be let go
     * @return by how much every index moved towards the start, or -1 at the end of the file
     */
    int more(int needed) throws IOException {
        if (ended) {
            return -1;
        }
        int shift = keep;
        if (needed - keep > LONGEST_RECORD) {
            shift = needed;
            lost = true;
        }
        System.arraycopy(bytes, shift, bytes, 0, limit - shift);
        limit -= shift;
        keep = 0;
        int read = in.read(bytes, limit, SIZE - limit);
        ended = read < 0;
        limit += Math.max(read, 0);
        return shift;
    }
}
