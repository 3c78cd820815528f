package com.hissabbook.reporting;

import static com.hissabbook.reporting.Figures.money;

import com.hissabbook.kernel.CurrencyCode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Builds the trial balance from one sum per account and currency. */
final class TrialBalanceRows {

    private TrialBalanceRows() {}

    /** Sums in minor units. */
    record Sum(ReportedAccount account, CurrencyCode currency, BigDecimal debit, BigDecimal credit) {

        TrialBalance.Row row() {
            return new TrialBalance.Row(
                    account, money(debit, currency), money(credit, currency), money(debit.subtract(credit), currency));
        }
    }

    static TrialBalance of(LocalDate asOf, List<Sum> sums) {
        Map<String, List<Sum>> byCurrency = sums.stream()
                .collect(Collectors.groupingBy(sum -> sum.currency().code(), TreeMap::new, Collectors.toList()));
        return new TrialBalance(
                asOf,
                sums.stream().map(Sum::row).toList(),
                byCurrency.values().stream().map(TrialBalanceRows::total).toList());
    }

    private static TrialBalance.Total total(List<Sum> sums) {
        CurrencyCode currency = sums.getFirst().currency();
        return new TrialBalance.Total(money(sum(sums, Sum::debit), currency), money(sum(sums, Sum::credit), currency));
    }

    private static BigDecimal sum(List<Sum> sums, Function<Sum, BigDecimal> side) {
        return sums.stream().map(side).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
