package com.hissabbook.embedded;

/** A start that cannot go on. The message is one sentence for a person: what is wrong, where, and the remedy. */
public final class CannotStart extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String sentence;

    public CannotStart(String sentence) {
        super(sentence);
        this.sentence = sentence;
    }

    public CannotStart(String sentence, Throwable cause) {
        super(sentence, cause);
        this.sentence = sentence;
    }

    /** What a person reads; the stack trace is for nobody. */
    public String sentence() {
        return sentence;
    }
}
