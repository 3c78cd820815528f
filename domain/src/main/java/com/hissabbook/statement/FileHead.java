package com.hissabbook.statement;

/**
 * The beginning of a file, enough to tell its format.
 *
 * @param bytes up to {@link #SIZE} first bytes as they are
 * @param complete whether they are the whole file
 */
@SuppressWarnings("ArrayRecordComponent") // read once, never compared
public record FileHead(byte[] bytes, boolean complete) {

    /** How many bytes a reader may look at before it says whether the file is its own. */
    public static final int SIZE = 64 * 1024;
}
