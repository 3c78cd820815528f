package com.hissabbook.reporting;

import com.hissabbook.kernel.Money;
import java.time.LocalDate;
import java.util.List;

/**
 * What stands on each account at the end of a day.
 *
 * @param rows in the order of the chart; an account has one per currency that was ever booked on it
 * @param totals one per currency
 */
public record TrialBalance(LocalDate asOf, List<Row> rows, List<Total> totals) {

    /**
     * One account in one currency.
     *
     * @param debit everything debited up to the day
     * @param credit everything credited up to the day
     * @param balance debit less credit
     */
    public record Row(ReportedAccount account, Money debit, Money credit, Money balance) {}

    /** All accounts in one currency. */
    public record Total(Money debit, Money credit) {

        /** Whether debits and credits are the same, as they must be; if not, the books are broken. */
        public boolean balanced() {
            return debit.equals(credit);
        }
    }
}
