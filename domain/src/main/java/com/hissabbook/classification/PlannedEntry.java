package com.hissabbook.classification;

import com.hissabbook.classification.Classification.By;
import com.hissabbook.kernel.Money;
import com.hissabbook.rule.Destination;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What a new line of a plan is to post, and why there.
 *
 * @param amount as seen from the money account
 * @param to where the other side goes
 * @param reason in words
 * @param rule that put it there, if one did
 * @param confidence of the suggestion that put it there, if one did
 */
public record PlannedEntry(
        UUID moneyAccountId,
        Money amount,
        Destination to,
        By by,
        String reason,
        Optional<UUID> rule,
        OptionalInt confidence) {

    /** What each account gets: debit positive, the money account first; they add up to zero. */
    public List<Destination.Portion> postings() {
        return Stream.concat(
                        Stream.of(new Destination.Portion(moneyAccountId, amount)),
                        to.portions(amount.negated()).orElseThrow().stream())
                .toList();
    }

    /** Without the words, which may name somebody. */
    @Override
    public String toString() {
        return "PlannedEntry[" + by + "]";
    }
}
