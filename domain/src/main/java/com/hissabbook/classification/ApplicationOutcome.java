package com.hissabbook.classification;

import com.hissabbook.kernel.Money;
import com.hissabbook.rule.Destination;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What an application does, or did.
 *
 * @param lines how many have which status
 * @param moves from where to where, most lines first
 * @param effects on accounts of income and expense, by the month of the entries, the month of the lines and account
 * @param locked the first 100 lines in locked periods, which stay
 * @param kept the first 100 whose entries the undo left
 */
public record ApplicationOutcome(
        Map<Application.Status, Long> lines,
        List<BackTest.Move> moves,
        List<Effect> effects,
        List<Stays> locked,
        List<Stays> kept) {

    /**
     * What the entries of a month do to an account.
     *
     * @param month in which the entries count
     * @param lineMonth of the day that the bank, or who entered it, gave the transactions; earlier where that day is locked
     * @param change of the account's postings: more debit is positive
     */
    public record Effect(YearMonth month, YearMonth lineMonth, UUID account, Money change) {}

    /**
     * A line that was left.
     *
     * @param amount as seen from the money accounts
     * @param why its status
     */
    public record Stays(
            UUID transactionId,
            LocalDate day,
            Money amount,
            Destination from,
            Destination to,
            Application.Status why) {}
}
