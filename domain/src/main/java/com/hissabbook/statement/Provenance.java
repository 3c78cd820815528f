package com.hissabbook.statement;

/**
 * Where in the file a record stands.
 *
 * @param line number of its first line in the file, from 1
 * @param raw the record's text as it stands in the file (decoded), at most {@link #MAX_RAW} characters
 */
public record Provenance(long line, String raw) {

    /** Longer records are cut here for keeping; the stored file has all of it. */
    public static final int MAX_RAW = 8_192;

    public Provenance {
        if (line < 1) {
            throw new IllegalArgumentException("lines of a file count from 1, not " + line);
        }
        if (raw.length() > MAX_RAW) {
            raw = raw.substring(0, MAX_RAW);
        }
    }
}
