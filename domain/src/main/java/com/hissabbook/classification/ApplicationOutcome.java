package com.hissabbook.classification;

import com.hissabbook.kernel.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What an application does, or did.
 *
 * @param lines how many have which status
 * @param moves from where to where, most lines first
 * @param effects on accounts of income and expense, by month and account
 * @param locked the first 100 lines in locked periods, which stay
 */
public record ApplicationOutcome(
        Map<Application.Status, Long> lines,
        List<BackTest.Move> moves,
        List<BackTest.Effect> effects,
        List<Stays> locked) {

    /** @param amount as seen from the money accounts */
    public record Stays(UUID transactionId, LocalDate day, Money amount, Destination from, Destination to) {}
}
