package com.hissabbook.adapters.text;

import java.io.IOException;
import java.io.Reader;

/** Reads text line by line; lines end with LF, CR LF or CR. Of a long line it holds the beginning, so that memory stays bounded. */
public final class Lines {

    private static final int LONGEST = 4_096;
    private static final int NOTHING = -2;

    private final Reader in;
    private final boolean atSigns;
    private final StringBuilder line = new StringBuilder();
    private long no;
    private boolean ended;
    private boolean tooLong;
    private int ahead = NOTHING;

    public Lines(Reader in) {
        this(in, false);
    }

    /** @param atSigns whether two at signs end a line too, as SWIFT messages have them on paper */
    public Lines(Reader in, boolean atSigns) {
        this.in = in;
        this.atSigns = atSigns;
    }

    /** @return false at the end of the file */
    public boolean next() throws IOException {
        int c = ahead == NOTHING ? in.read() : ahead;
        ahead = NOTHING;
        if (c < 0) {
            return false;
        }
        no++;
        line.setLength(0);
        long length = 0;
        int signs = 0;
        for (; c >= 0 && c != '\n' && c != '\r' && !endsLine(signs); c = in.read()) {
            if (length++ < LONGEST) {
                line.append((char) c);
            }
            signs = c == '@' ? signs + 1 : 0;
        }
        ended = c >= 0;
        if (endsLine(signs)) {
            length -= signs;
            line.setLength((int) Math.min(length, LONGEST));
            ahead = c;
        } else if (c == '\r') {
            int behind = in.read();
            ahead = behind == '\n' ? NOTHING : behind;
        }
        tooLong = length > LONGEST;
        return true;
    }

    /** The line without its end; valid until the next one is read. */
    public CharSequence text() {
        return line;
    }

    /** Number of the line in the file, from 1. */
    public long no() {
        return no;
    }

    /** Whether something follows the line; the last one of a file may have been cut. */
    public boolean ended() {
        return ended;
    }

    /** Whether a part of the line was left out. */
    public boolean tooLong() {
        return tooLong;
    }

    /** @param signs at signs in a row just read, also where they are beyond what is held of the line */
    private boolean endsLine(int signs) {
        return atSigns && signs == 2;
    }
}
