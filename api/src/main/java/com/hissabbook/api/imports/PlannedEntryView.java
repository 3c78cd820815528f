package com.hissabbook.api.imports;

import static java.util.Objects.requireNonNull;

import com.hissabbook.api.http.MoneyJson;
import com.hissabbook.classification.Account;
import com.hissabbook.classification.Classification;
import com.hissabbook.classification.PlannedEntry;
import com.hissabbook.kernel.Money;
import com.hissabbook.rule.Destination.Portion;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The entry that a new line would post if the plan were carried out now.
 *
 * @param day on which it would count
 * @param originalDate the line's own, where that is in a locked period
 * @param by who or what chose the other side
 * @param why in words
 */
record PlannedEntryView(
        LocalDate day,
        @Nullable LocalDate originalDate,
        Classification.By by,
        String why,
        @Nullable UUID ruleId,
        @Nullable Integer confidence,
        List<Side> postings) {

    record Side(
            UUID accountId,
            String code,
            String name,
            @Nullable MoneyJson debit,
            @Nullable MoneyJson credit) {

        static Side of(Portion portion, Map<UUID, Account> chart) {
            Money amount = portion.amount();
            Account account = requireNonNull(chart.get(portion.accountId()));
            return new Side(
                    portion.accountId(),
                    account.code(),
                    account.name(),
                    amount.minor() >= 0 ? MoneyJson.of(amount) : null,
                    amount.minor() < 0 ? MoneyJson.of(amount.negated()) : null);
        }
    }

    /**
     * @param booked the line's own day
     * @param day on which it would count
     */
    static PlannedEntryView of(PlannedEntry entry, LocalDate booked, LocalDate day, Map<UUID, Account> chart) {
        return new PlannedEntryView(
                day,
                day.equals(booked) ? null : booked,
                entry.by(),
                entry.reason(),
                entry.rule().orElse(null),
                entry.confidence().isPresent() ? entry.confidence().getAsInt() : null,
                entry.postings().stream()
                        .map(portion -> Side.of(portion, chart))
                        .toList());
    }
}
