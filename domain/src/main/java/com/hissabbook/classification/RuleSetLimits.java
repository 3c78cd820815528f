package com.hissabbook.classification;

import com.hissabbook.kernel.Refused;

/** A rule set is tried on every line of every import and of a back-test: what it may cost is bounded as a whole. */
final class RuleSetLimits {

    private static final int MOST_RULES = 2_000;
    private static final int LARGEST_TEXT = 500_000;

    private RuleSetLimits() {}

    /**
     * @param text characters that all rules look for
     * @param regex instructions of all their expressions
     * @throws Refused {@code too-many-rules}
     */
    static void refuseBeyond(long rules, long text, long regex) {
        if (rules > MOST_RULES || text > LARGEST_TEXT || regex > Regex.LARGEST_SET) {
            throw Refused.conflict(
                    "too-many-rules",
                    "With this rule the active ones would be more than " + MOST_RULES + ", hold more than "
                            + LARGEST_TEXT
                            + " characters or too many regular expressions. Take others out of use, or join texts by in.");
        }
    }
}
