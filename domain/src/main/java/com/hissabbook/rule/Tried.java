package com.hissabbook.rule;

import java.util.UUID;

/**
 * What came of trying one rule on one line.
 *
 * @param why the tests that were so, or the first that was not
 */
public record Tried(UUID ruleId, long version, int position, Result result, String why) {

    /** What a rule said of a transaction. */
    public enum Result {
        /** It matched, and gave the account. */
        WON,
        /** It matched, and gave no account or came after one that did. */
        MATCHED,
        /** It did not match. */
        NOT_MATCHED,
        /** A rule before it said stop. */
        NOT_REACHED
    }
}
