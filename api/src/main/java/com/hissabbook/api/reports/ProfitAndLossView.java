package com.hissabbook.api.reports;

import com.hissabbook.api.http.MoneyJson;
import com.hissabbook.kernel.Money;
import com.hissabbook.reporting.ProfitAndLoss;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * Income and expenses by month.
 *
 * @param months such as {@code 2026-01}, from first to last
 * @param rows the accounts that were booked on, in the order of the chart, one per account and currency
 * @param totals one per currency
 */
record ProfitAndLossView(List<String> months, List<ProfitAndLossRow> rows, List<ProfitAndLossTotal> totals) {

    /** @param months one per month of the report; income that came in or expense that was made, negative where more was taken back */
    record ProfitAndLossRow(AccountOfReport account, List<MonthFigure> months, MoneyJson total, FigureLinks links) {}

    record MonthFigure(String month, MoneyJson amount, FigureLinks links) {}

    /** All accounts in one currency. */
    record ProfitAndLossTotal(String currency, List<MonthResult> months, ProfitAndLossResult total) {}

    /** @param profit income less expense; a loss is negative */
    record ProfitAndLossResult(MoneyJson income, MoneyJson expense, MoneyJson profit) {}

    /** @param profit income less expense; a loss is negative */
    record MonthResult(String month, MoneyJson income, MoneyJson expense, MoneyJson profit) {}

    static ProfitAndLossView of(UUID organisation, ProfitAndLoss report) {
        return new ProfitAndLossView(
                report.months().stream().map(YearMonth::toString).toList(),
                report.rows().stream()
                        .map(row -> row(organisation, report.months(), row))
                        .toList(),
                report.totals().stream()
                        .map(total -> total(report.months(), total))
                        .toList());
    }

    private static ProfitAndLossRow row(UUID organisation, List<YearMonth> months, ProfitAndLoss.Row row) {
        UUID account = row.account().id();
        return new ProfitAndLossRow(
                AccountOfReport.of(row.account()),
                IntStream.range(0, months.size())
                        .mapToObj(i -> figure(
                                organisation,
                                account,
                                months.get(i),
                                row.amounts().get(i)))
                        .toList(),
                MoneyJson.of(row.total()),
                FigureLinks.of(
                        organisation,
                        account,
                        row.currency(),
                        months.getFirst().atDay(1),
                        months.getLast().atEndOfMonth()));
    }

    private static MonthFigure figure(UUID organisation, UUID account, YearMonth month, Money amount) {
        return new MonthFigure(
                month.toString(),
                MoneyJson.of(amount),
                FigureLinks.of(organisation, account, amount.currency(), month.atDay(1), month.atEndOfMonth()));
    }

    private static ProfitAndLossTotal total(List<YearMonth> months, ProfitAndLoss.Total total) {
        return new ProfitAndLossTotal(
                total.currency().code(),
                IntStream.range(0, months.size())
                        .mapToObj(i -> result(months.get(i), total.months().get(i)))
                        .toList(),
                new ProfitAndLossResult(
                        MoneyJson.of(total.total().income()),
                        MoneyJson.of(total.total().expense()),
                        MoneyJson.of(total.total().profit())));
    }

    private static MonthResult result(YearMonth month, ProfitAndLoss.Result result) {
        return new MonthResult(
                month.toString(),
                MoneyJson.of(result.income()),
                MoneyJson.of(result.expense()),
                MoneyJson.of(result.profit()));
    }
}
