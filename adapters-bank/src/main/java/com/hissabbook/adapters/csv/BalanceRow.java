package com.hissabbook.adapters.csv;

import com.hissabbook.adapters.csv.Amounts.Decimal;
import com.hissabbook.statement.StatementEvent.BalanceKind;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Rows that are no transactions and say of themselves that they are the opening or the closing balance. */
record BalanceRow(Columns columns, AmountCells amountCells, Amounts amounts, Dates dates) {

    static Optional<BalanceKind> kind(Row row) {
        for (int i = 0; i < row.cells().length; i++) {
            if (Vocabulary.isOpening(row.cell(i))) {
                return Optional.of(BalanceKind.OPENING);
            } else if (Vocabulary.isClosing(row.cell(i))) {
                return Optional.of(BalanceKind.CLOSING);
            }
        }
        return Optional.empty();
    }

    /** What stands in the balance column, else in the columns of the amount, else the row's only number; null where that is not clear. */
    @Nullable
    Decimal amount(Row row) {
        Decimal balance = columns.balance() < 0 ? null : amounts.parse(row.cell(columns.balance()));
        if (balance != null) {
            return balance;
        }
        try {
            return amountCells.read(row);
        } catch (Refusal notThere) {
            return onlyNumber(row);
        }
    }

    private @Nullable Decimal onlyNumber(Row row) {
        Decimal only = null;
        for (int i = 0; i < row.cells().length; i++) {
            Decimal number = dates.parse(row.cell(i)) == null ? amounts.parse(row.cell(i)) : null;
            if (number != null && only != null) {
                return null;
            }
            only = number == null ? only : number;
        }
        return only;
    }
}
