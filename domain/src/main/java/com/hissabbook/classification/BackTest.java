package com.hissabbook.classification;

import com.hissabbook.kernel.CurrencyCode;
import com.hissabbook.kernel.Money;
import com.hissabbook.rule.Destination;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What a changed rule set would have made of history.
 *
 * @param transactions that were looked at
 * @param changed how many of them would be on another account, and could be moved there
 * @param locked how many more would be elsewhere but lie in a locked period: they are not among moves, examples and effects
 * @param lockedExamples the first 100 of these, by day
 * @param moves from where to where, most transactions first
 * @param examples the first 100 that would be elsewhere, by day
 * @param effects on accounts of income and expense, by month and account
 * @param agreements how often the drafts give what a person chose
 * @param contradictions how often they give something else; the choice stays
 * @param contradicted the first 100 of these, by day
 */
public record BackTest(
        long transactions,
        long changed,
        long locked,
        List<Example> lockedExamples,
        List<Move> moves,
        List<Example> examples,
        List<Effect> effects,
        long agreements,
        long contradictions,
        List<Example> contradicted) {

    /** @param sum as seen from the money accounts */
    public record Move(Destination from, Destination to, CurrencyCode currency, long transactions, Money sum) {}

    /**
     * One transaction.
     *
     * @param from where the rules in force, or a person, put it
     * @param rule the rule of the changed set that gives the other account; none where no rule matches, and for a new rule
     */
    public record Example(
            UUID transactionId, LocalDate day, Money amount, Destination from, Destination to, Optional<UUID> rule) {}

    /** @param change of the account's postings: more debit is positive */
    public record Effect(YearMonth month, UUID account, Money change) {}
}
