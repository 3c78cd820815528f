package com.hissabbook.banking;

import com.hissabbook.banking.StagedLine.LineRejection;
import com.hissabbook.kernel.CurrencyCode;
import com.hissabbook.kernel.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;

/** How a row of {@code banking.staged_line} becomes a {@link StagedLine}. */
final class StagedLineRows {

    private StagedLineRows() {}

    static StagedLine map(ResultSet row, int n) throws SQLException {
        return new StagedLine(
                row.getInt("line_no"),
                row.getInt("file_line"),
                row.getInt("statement_no"),
                switch (row.getString("status")) {
                    case "B" -> "BOOKED";
                    case "P" -> "PENDING";
                    default -> "REJECTED";
                },
                Optional.ofNullable(row.getObject("booked", LocalDate.class)),
                Optional.ofNullable(row.getObject("value_date", LocalDate.class)),
                money(row, "amount"),
                Optional.ofNullable(row.getString("bank_id")),
                Optional.ofNullable(row.getString("counterparty")),
                Optional.ofNullable(row.getString("description")),
                money(row, "balance_after"),
                row.getString("raw"),
                rejection(row));
    }

    private static Optional<Money> money(ResultSet row, String column) throws SQLException {
        Long minor = row.getObject(column, Long.class);
        return minor == null
                ? Optional.empty()
                : Optional.of(new Money(minor, new CurrencyCode(row.getString("currency"))));
    }

    private static Optional<LineRejection> rejection(ResultSet row) throws SQLException {
        String code = row.getString("reject_code");
        return code == null
                ? Optional.empty()
                : Optional.of(new LineRejection(row.getString("reject_column"), code, row.getString("reject_reason")));
    }
}
