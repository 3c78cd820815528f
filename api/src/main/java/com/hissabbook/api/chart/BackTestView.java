package com.hissabbook.api.chart;

import com.hissabbook.api.http.MoneyJson;
import com.hissabbook.api.http.Routes;
import com.hissabbook.classification.BackTest;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What changed rules would have made of history.
 *
 * @param transactions that were looked at
 * @param changed how many of them would be on another account, and could be moved there
 * @param locked how many more lie in a locked period; they are only in lockedExamples
 * @param examples the first 100 that would be elsewhere
 * @param effects on accounts of income and expense
 * @param agreements how often the changed rules give what a person chose
 * @param contradictions how often they give something else; the choice stays
 */
record BackTestView(
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

    /**
     * @param from an account; absent where it is split
     * @param sum as seen from the ledgers
     */
    record Move(
            @Nullable UUID from,
            @Nullable List<SplitPart> fromSplit,
            @Nullable UUID to,
            @Nullable List<SplitPart> toSplit,
            long transactions,
            MoneyJson sum) {

        static Move of(BackTest.Move move) {
            return new Move(
                    move.from().account().orElse(null),
                    SplitPart.of(move.from()),
                    move.to().account().orElse(null),
                    SplitPart.of(move.to()),
                    move.transactions(),
                    MoneyJson.of(move.sum()));
        }
    }

    /** @param ruleId of the changed rules; absent for a new one and where none matches */
    record Example(
            UUID transactionId,
            LocalDate date,
            MoneyJson amount,
            @Nullable UUID from,
            @Nullable List<SplitPart> fromSplit,
            @Nullable UUID to,
            @Nullable List<SplitPart> toSplit,
            @Nullable UUID ruleId,
            String link) {}

    /**
     * @param month such as {@code 2025-03}
     * @param change of the account's postings: more debit is positive
     */
    record Effect(String month, UUID accountId, MoneyJson change) {}

    static BackTestView of(UUID organisation, BackTest test) {
        return new BackTestView(
                test.transactions(),
                test.changed(),
                test.locked(),
                examples(organisation, test.lockedExamples()),
                test.moves().stream().map(Move::of).toList(),
                examples(organisation, test.examples()),
                test.effects().stream()
                        .map(effect ->
                                new Effect(effect.month().toString(), effect.account(), MoneyJson.of(effect.change())))
                        .toList(),
                test.agreements(),
                test.contradictions(),
                examples(organisation, test.contradicted()));
    }

    private static List<Example> examples(UUID organisation, List<BackTest.Example> examples) {
        return examples.stream()
                .map(one -> new Example(
                        one.transactionId(),
                        one.day(),
                        MoneyJson.of(one.amount()),
                        one.from().account().orElse(null),
                        SplitPart.of(one.from()),
                        one.to().account().orElse(null),
                        SplitPart.of(one.to()),
                        one.rule().orElse(null),
                        Routes.transaction(organisation, one.transactionId())))
                .toList();
    }
}
