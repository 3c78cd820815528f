package com.hissabbook.classification;

import com.hissabbook.kernel.Refused;
import com.hissabbook.kernel.Wording;
import java.util.Optional;
import java.util.UUID;

/**
 * A rule as a person writes it; built only from what can be a rule, as far as that can be told without the chart.
 *
 * @param contains 2 to 200 characters
 * @param position from 1 to 1,000,000; none: behind all others for a new rule, unchanged for one that is there
 */
public record WriteRule(String contains, UUID accountId, Optional<Integer> position) {

    /** The last position, and where new rules go once it is reached. */
    static final int LAST_POSITION = 1_000_000;

    /** @throws Refused {@code invalid-contains}, {@code invalid-position} */
    public WriteRule {
        contains = Wording.required("contains", contains, 200);
        if (contains.length() < 2) {
            throw Refused.invalid(
                    "invalid-contains",
                    "The contains text " + contains + " is too short: it would match almost everything."
                            + " Give at least 2 characters.");
        }
        position.filter(given -> given < 1 || given > LAST_POSITION).ifPresent(outside -> {
            throw Refused.invalid(
                    "invalid-position",
                    "The position " + outside + " lies outside 1 to " + LAST_POSITION
                            + ". Give one inside, or leave it out to put the rule last.");
        });
    }
}
