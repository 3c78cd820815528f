package com.hissabbook.classification;

import com.hissabbook.kernel.Refused;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;

/**
 * The rules in force are to be applied to what is booked already.
 *
 * @param from first day; none: from the first transaction on
 * @param to last day; none: to the last transaction
 * @param ledgers money accounts to look at; empty: all
 * @param rules only what one of these gave or gives now; empty: whatever gave it
 * @param rulesVersion of the rule set as the caller saw it; none where it is only asked what would be
 */
public record ApplyRules(
        Optional<LocalDate> from, Optional<LocalDate> to, Set<UUID> ledgers, Set<UUID> rules, OptionalLong rulesVersion)
        implements Reclassification {

    /** @throws Refused {@code invalid-range} */
    public ApplyRules {
        ledgers = Set.copyOf(ledgers);
        rules = Set.copyOf(rules);
        if (from.isPresent() && to.isPresent() && from.get().isAfter(to.get())) {
            throw Refused.invalid(
                    "invalid-range",
                    "There are no days from " + from.get() + " to " + to.get()
                            + ". Give a first day not after the last.");
        }
    }
}
