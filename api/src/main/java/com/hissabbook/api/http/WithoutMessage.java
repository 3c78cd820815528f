package com.hissabbook.api.http;

/**
 * An exception for the log: its kind, its place and its causes, but not its words. Messages of databases and parsers quote what they
 * choked on, and that may be somebody's name or account.
 */
public final class WithoutMessage extends Exception {

    private static final long serialVersionUID = 1L;

    public WithoutMessage(Throwable original) {
        super(
                original.getClass().getName(),
                original.getCause() == null || original.getCause() == original
                        ? null
                        : new WithoutMessage(original.getCause()),
                false,
                true);
        setStackTrace(original.getStackTrace());
    }
}
