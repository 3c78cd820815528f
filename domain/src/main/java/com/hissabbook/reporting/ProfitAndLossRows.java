package com.hissabbook.reporting;

import static com.hissabbook.reporting.Figures.money;

import com.hissabbook.classification.AccountType;
import com.hissabbook.kernel.CurrencyCode;
import com.hissabbook.kernel.Money;
import com.hissabbook.reporting.ProfitAndLoss.Result;
import com.hissabbook.reporting.ProfitAndLoss.Row;
import com.hissabbook.reporting.ProfitAndLoss.Total;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Lays the sums of accounts and months out as the table of a profit and loss. */
final class ProfitAndLossRows {

    private final List<YearMonth> months;
    private final List<Sum> sums;

    /** @param amount in minor units; income and expenses both positive as a rule */
    record Sum(ReportedAccount account, CurrencyCode currency, YearMonth month, BigDecimal amount) {

        private boolean is(AccountType type) {
            return account.type() == type;
        }
    }

    private record RowKey(ReportedAccount account, CurrencyCode currency) {}

    /** @param sums in the order of the chart */
    ProfitAndLossRows(List<YearMonth> months, List<Sum> sums) {
        this.months = months;
        this.sums = sums;
    }

    ProfitAndLoss table() {
        Map<RowKey, List<Sum>> byRow = sums.stream()
                .collect(Collectors.groupingBy(
                        sum -> new RowKey(sum.account(), sum.currency()), LinkedHashMap::new, Collectors.toList()));
        Map<String, List<Sum>> byCurrency = sums.stream()
                .collect(Collectors.groupingBy(sum -> sum.currency().code(), TreeMap::new, Collectors.toList()));
        return new ProfitAndLoss(
                months,
                byRow.entrySet().stream()
                        .map(row -> row(row.getKey(), row.getValue()))
                        .toList(),
                byCurrency.values().stream().map(this::total).toList());
    }

    private Row row(RowKey key, List<Sum> ofRow) {
        List<Money> amounts = months.stream()
                .map(month -> money(sum(ofRow, inMonth(month)), key.currency()))
                .toList();
        return new Row(key.account(), key.currency(), amounts, money(sum(ofRow, any -> true), key.currency()));
    }

    private Total total(List<Sum> inCurrency) {
        CurrencyCode currency = inCurrency.getFirst().currency();
        List<Result> results = months.stream()
                .map(month -> result(inCurrency, inMonth(month), currency))
                .toList();
        return new Total(currency, results, result(inCurrency, any -> true, currency));
    }

    private static Result result(List<Sum> inCurrency, Predicate<Sum> which, CurrencyCode currency) {
        BigDecimal income = sum(inCurrency, which.and(sum -> sum.is(AccountType.INCOME)));
        BigDecimal expense = sum(inCurrency, which.and(sum -> sum.is(AccountType.EXPENSE)));
        return new Result(money(income, currency), money(expense, currency), money(income.subtract(expense), currency));
    }

    private static Predicate<Sum> inMonth(YearMonth month) {
        return sum -> sum.month().equals(month);
    }

    private static BigDecimal sum(List<Sum> sums, Predicate<Sum> which) {
        return sums.stream().filter(which).map(Sum::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
