package com.hissabbook.reporting;

import com.hissabbook.kernel.CurrencyCode;
import com.hissabbook.kernel.Money;
import java.time.YearMonth;
import java.util.List;

/**
 * Income and expenses by month.
 *
 * @param months of the span, from first to last, also those in which nothing was booked
 * @param rows the accounts that were booked on, in the order of the chart, one per currency
 * @param totals one per currency
 */
public record ProfitAndLoss(List<YearMonth> months, List<Row> rows, List<Total> totals) {

    /**
     * One account in one currency.
     *
     * @param amounts one per month: of an income account what came in, of an expense account what was spent; negative where more was
     *     taken back
     */
    public record Row(ReportedAccount account, CurrencyCode currency, List<Money> amounts, Money total) {}

    /** All accounts in one currency. */
    public record Total(CurrencyCode currency, List<Result> months, Result total) {}

    /** @param profit income less expense; a loss is negative */
    public record Result(Money income, Money expense, Money profit) {}
}
