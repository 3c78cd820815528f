package com.hissabbook.adapters.camt;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/**
 * Remembers the text that was read lately, so that an entry can be shown as it stands in the file. Of a long entry it has the beginning,
 * and always the last blocks, in one of which the next entry begins.
 */
final class Recording extends FilterReader {

    private static final int MOST = 1 << 16;

    private final StringBuilder kept = new StringBuilder();
    private final StringBuilder last = new StringBuilder();
    private long keptFrom;
    private long lastFrom;
    private long read;

    Recording(Reader in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        throw new UnsupportedOperationException("read in blocks only");
    }

    @Override
    public int read(char[] buffer, int from, int length) throws IOException {
        int count = super.read(buffer, from, length);
        if (count > 0) {
            if (kept.length() < MOST && keptFrom + kept.length() == read) {
                kept.append(buffer, from, count);
            }
            last.append(buffer, from, count);
            if (last.length() > MOST) {
                int over = last.length() - MOST / 2;
                last.delete(0, over);
                lastFrom += over;
            }
            read += count;
        }
        return count;
    }

    /** The text between two places, counted in characters from the beginning; as much of it as is remembered. */
    String text(long from, long to) {
        long begin = Math.max(from - keptFrom, 0);
        long end = Math.min(to - keptFrom, kept.length());
        return begin < end ? kept.substring((int) begin, (int) end) : "";
    }

    /** What lies before is not asked for any more. */
    void forget(long before) {
        if (before >= keptFrom && before <= keptFrom + kept.length() && keptFrom + kept.length() == read) {
            kept.delete(0, (int) (before - keptFrom));
            keptFrom = before;
        } else if (before > keptFrom) {
            long begin = Math.max(before, lastFrom);
            kept.setLength(0);
            kept.append(last, (int) (begin - lastFrom), last.length());
            keptFrom = begin;
        }
    }
}
