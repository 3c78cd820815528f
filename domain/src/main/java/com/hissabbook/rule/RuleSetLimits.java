package com.hissabbook.rule;

import com.hissabbook.kernel.Refused;

/** A rule set is tried on every line of every import and of a back-test: what it may cost is bounded as a whole. */
public final class RuleSetLimits {

    private static final int MOST_RULES = 2_000;
    private static final int LARGEST_TEXT = 500_000;

    private RuleSetLimits() {}

    /**
     * @param text characters that all rules look for
     * @param regex instructions of all their expressions
     * @throws Refused {@code too-many-rules}
     */
    public static void refuseBeyond(long rules, long text, long regex) {
        if (rules > MOST_RULES || text > LARGEST_TEXT || regex > Regex.LARGEST_SET) {
            throw Refused.conflict(
                    "too-many-rules",
                    "With this rule the active ones would be more than " + MOST_RULES + ", hold more than "
                            + LARGEST_TEXT
                            + " characters or too many regular expressions. Take others out of use, or join texts by in.");
        }
    }

    /** Characters of all its values. */
    public static int textSize(Condition condition) {
        return condition
                .tests()
                .flatMap(test -> test.values().stream())
                .mapToInt(String::length)
                .sum();
    }

    /** Instructions of all its regular expressions. */
    public static int regexSize(Condition condition) {
        return condition
                .tests()
                .filter(test -> test.operator() == Condition.Operator.REGEX)
                .mapToInt(test -> Regex.compiled(test.values().getFirst()).programSize())
                .sum();
    }
}
