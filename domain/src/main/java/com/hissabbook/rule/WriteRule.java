package com.hissabbook.rule;

import com.hissabbook.kernel.Refused;
import com.hissabbook.kernel.Wording;
import java.util.Optional;
import java.util.UUID;

/**
 * A rule as a person writes it; built only from what can be a rule, as far as that can be told without the chart.
 *
 * @param condition at most 5 levels of all and any, at most 50 tests
 * @param position from 1 to 1,000,000; none: behind all others for a new rule, unchanged for one that is there
 */
public record WriteRule(Condition condition, Action action, Optional<Integer> position) {

    /** The last position, and where new rules go once it is reached. */
    public static final int LAST_POSITION = 1_000_000;

    static final int DEEPEST = 5;

    static final int MOST_TESTS = 50;

    /** @throws Refused {@code too-deep}, {@code too-many-tests}, {@code invalid-position} */
    public WriteRule {
        if (condition.depth() > DEEPEST) {
            throw tooDeep();
        }
        if (condition.tests().count() > MOST_TESTS) {
            throw tooManyTests();
        }
        position.filter(given -> given < 1 || given > LAST_POSITION).ifPresent(outside -> {
            throw Refused.invalid(
                    "invalid-position",
                    "The position " + outside + " lies outside 1 to " + LAST_POSITION
                            + ". Give one inside, or leave it out to put the rule last.");
        });
    }

    /**
     * "Text contains … → account", and no rule behind is tried.
     *
     * @param contains 2 to 200 characters
     * @throws Refused {@code invalid-contains}, {@code invalid-position}
     */
    public static WriteRule containing(String contains, UUID accountId, Optional<Integer> position) {
        String text = Wording.required("contains", contains, Condition.Test.LONGEST);
        if (text.length() < 2) {
            throw Refused.invalid(
                    "invalid-contains",
                    "The contains text " + text + " is too short: it would match almost everything."
                            + " Give at least 2 characters.");
        }
        return new WriteRule(
                Condition.Test.of(Condition.Field.TEXT, Condition.Operator.CONTAINS, text),
                Action.to(accountId),
                position);
    }

    static Refused tooManyTests() {
        return Refused.invalid(
                "too-many-tests",
                "The condition has more than " + MOST_TESTS + " tests. Give at most " + MOST_TESTS
                        + ", take in for lists of values, or make several rules of it.");
    }

    static Refused tooDeep() {
        return Refused.invalid(
                "too-deep",
                "The condition nests all and any more than " + DEEPEST
                        + " levels deep. Make it flatter, or several rules of it.");
    }
}
