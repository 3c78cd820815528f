package com.hissabbook.banking;

import com.hissabbook.statement.Provenance;
import com.hissabbook.statement.StatementEvent;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Writes staged records in the text format of PostgreSQL's COPY (PostgreSQL 18 manual, section "COPY", "Text Format"): a tab between
 * columns, {@code \N} for null, control characters and backslashes escaped. NUL, which PostgreSQL's text cannot hold, becomes U+FFFD.
 */
final class StagedLineCopy {

    /** The columns, in the order in which {@link #text} writes them. */
    static final String COLUMNS =
            "line_no, file_line, statement_no, status, booked, value_date, amount, currency, balance_after, facts,"
                    + " bank_id, type, counterparty, description, raw, reject_column, reject_code, reject_reason";

    private static final int MAX_SHORT_TEXT = 1_000;

    private final StringBuilder out;

    private StagedLineCopy(int records) {
        this.out = new StringBuilder(records * 220);
    }

    static byte[] text(List<StagedRecord> records) {
        var copy = new StagedLineCopy(records.size());
        for (StagedRecord record : records) {
            copy.write(record);
        }
        return copy.out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void write(StagedRecord record) {
        switch (record.event()) {
            case StatementEvent.Line line -> writeLine(record.lineNo(), line, record.facts());
            case StatementEvent.Rejection rejection -> writeRejection(record.lineNo(), rejection);
            default -> throw new IllegalArgumentException("only lines and rejections are staged");
        }
        out.setCharAt(out.length() - 1, '\n');
    }

    private void writeLine(int lineNo, StatementEvent.Line line, Optional<UUID> facts) {
        place(lineNo, line.at(), line.statement());
        plain(line.status() == StatementEvent.Status.BOOKED ? "B" : "P");
        plain(line.booked().toString());
        optional(line.valueDate());
        plain(Long.toString(line.amount().minor()));
        plain(line.amount().currency().code());
        optional(line.balanceAfter().map(balance -> balance.minor()));
        optional(facts);
        text(line.bankId());
        text(line.type());
        text(line.counterparty());
        escaped(line.description(), Provenance.MAX_RAW);
        escaped(line.at().raw(), Provenance.MAX_RAW);
        out.append("\\N\t\\N\t\\N\t");
    }

    private void writeRejection(int lineNo, StatementEvent.Rejection rejection) {
        place(lineNo, rejection.at(), rejection.statement());
        plain("R");
        out.append("\\N\t".repeat(10));
        escaped(rejection.at().raw(), Provenance.MAX_RAW);
        escaped(rejection.column(), MAX_SHORT_TEXT);
        escaped(rejection.code(), MAX_SHORT_TEXT);
        escaped(rejection.reason(), MAX_SHORT_TEXT);
    }

    private void place(int lineNo, Provenance at, int statement) {
        out.append(lineNo)
                .append('\t')
                .append(at.line())
                .append('\t')
                .append(statement)
                .append('\t');
    }

    private void plain(String value) {
        out.append(value).append('\t');
    }

    private void optional(Optional<?> value) {
        value.ifPresentOrElse(out::append, () -> out.append("\\N"));
        out.append('\t');
    }

    private void text(Optional<String> value) {
        if (value.isPresent()) {
            escaped(value.get(), MAX_SHORT_TEXT);
        } else {
            out.append("\\N\t");
        }
    }

    private void escaped(String value, int max) {
        int end = Math.min(value.length(), max);
        for (int i = 0; i < end; i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                case '\0' -> out.append('\uFFFD');
                default -> out.append(Character.isSurrogate(c) && !paired(value, i, end) ? '\uFFFD' : c);
            }
        }
        out.append('\t');
    }

    private static boolean paired(String value, int i, int end) {
        char c = value.charAt(i);
        return Character.isHighSurrogate(c)
                ? i + 1 < end && Character.isLowSurrogate(value.charAt(i + 1))
                : i > 0 && Character.isHighSurrogate(value.charAt(i - 1));
    }
}
