package com.hissabbook.adapters.ofx;

import com.hissabbook.statement.UnreadableFile;

/**
 * One {@code STATUS}: whether the bank's server did what was asked (OFX 1.6 section 3.1.4, OFX 2.2 section 3.1.5).
 *
 * @param signOn whether it is the answer to signing on
 */
record BankStatus(boolean signOn, String code, String severity, String message, long line) {

    boolean isError() {
        return "ERROR".equalsIgnoreCase(severity);
    }

    BankStatus with(Tag leaf, String value) {
        return switch (leaf) {
            case CODE -> new BankStatus(signOn, value, severity, message, line);
            case SEVERITY -> new BankStatus(signOn, code, value, message, line);
            case MESSAGE -> new BankStatus(signOn, code, severity, value, line);
            default -> this;
        };
    }

    /** The bank's own words, and the number it gives the error. */
    String words() {
        String said = message.isEmpty() ? "without a word of explanation" : "'" + message + "'";
        return "The bank answered with error " + code + ", " + said + " (line " + line + ")";
    }

    UnreadableFile refusal() {
        return new UnreadableFile(
                "bank-error", line, words() + ". The file holds no statement; ask the bank for it again.");
    }
}
