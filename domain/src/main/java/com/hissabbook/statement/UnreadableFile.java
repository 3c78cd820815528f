package com.hissabbook.statement;

/** A file that cannot be read as a whole. The message is for the person who uploaded it: place, reason and remedy in plain words. */
public final class UnreadableFile extends Exception {

    private static final long serialVersionUID = 1L;

    private final String code;
    private final long line;

    /**
     * @param code stable reason, such as {@code empty-file}, {@code truncated}, {@code not-a-statement}
     * @param line line of the file, 0 where it concerns the whole
     */
    public UnreadableFile(String code, long line, String message) {
        super(message);
        this.code = code;
        this.line = line;
    }

    public String code() {
        return code;
    }

    public long line() {
        return line;
    }
}
