package com.hissabbook.api.reports;

import com.hissabbook.api.http.MoneyJson;
import com.hissabbook.reporting.TrialBalance;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * What stands on each account at the end of a day.
 *
 * @param rows in the order of the chart, one per account and currency
 * @param totals one per currency
 */
record TrialBalanceView(LocalDate asOf, List<TrialBalanceRow> rows, List<TrialBalanceTotal> totals) {

    /** @param balance debit less credit */
    record TrialBalanceRow(
            AccountOfReport account, MoneyJson debit, MoneyJson credit, MoneyJson balance, FigureLinks links) {

        static TrialBalanceRow of(UUID organisation, LocalDate asOf, TrialBalance.Row row) {
            return new TrialBalanceRow(
                    AccountOfReport.of(row.account()),
                    MoneyJson.of(row.debit()),
                    MoneyJson.of(row.credit()),
                    MoneyJson.of(row.balance()),
                    FigureLinks.of(
                            organisation, row.account().id(), row.balance().currency(), null, asOf));
        }
    }

    /** @param balanced whether debits and credits are the same; if not, the books are broken */
    record TrialBalanceTotal(MoneyJson debit, MoneyJson credit, boolean balanced) {

        static TrialBalanceTotal of(TrialBalance.Total total) {
            return new TrialBalanceTotal(MoneyJson.of(total.debit()), MoneyJson.of(total.credit()), total.balanced());
        }
    }

    static TrialBalanceView of(UUID organisation, TrialBalance report) {
        return new TrialBalanceView(
                report.asOf(),
                report.rows().stream()
                        .map(row -> TrialBalanceRow.of(organisation, report.asOf(), row))
                        .toList(),
                report.totals().stream().map(TrialBalanceTotal::of).toList());
    }
}
