package com.hissabbook.statement;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/**
 * What a file leaves open, asked of the person who uploaded it.
 *
 * @param about what the answer decides
 * @param text the question with the place in the file that raises it
 * @param options the answers to choose from; none where the answer is written freely
 */
public record Question(About about, String text, List<Option> options) {

    private static final int FIRST_YEAR = 1950;
    private static final int LAST_YEAR = 2199;

    /** @param value what {@link #answered} takes */
    public record Option(String value, String text) {}

    /** What an answer decides. */
    public enum About {
        /** Whether the day or the month comes first; the value is the date format. */
        DATE_ORDER,
        /** The last day the statement covers, written yyyy-MM-dd, where dates lack the year. */
        YEAR,
        /** Whether implausible dates are right as they stand. */
        DATES_AS_WRITTEN,
        /** Which mark parts the decimals; the value is the mark. */
        DECIMAL_MARK,
        /** Whether money out is negative ({@code as-written}) or positive ({@code reversed}). */
        SIGN,
        /** Which of two columns is money out; the value is its name. */
        DEBIT_COLUMN,
        /** Where date and amount stand: answered with a whole profile. The options are the columns, each with what stands in it. */
        COLUMNS,
        /** Which of several saved layouts the file has; the value is the layout's id. */
        SAVED_LAYOUT
    }

    /** @throws IllegalArgumentException if the value is no answer to this question; the message says what would be */
    public void check(String value) {
        if (about == About.COLUMNS) {
            throw new IllegalArgumentException("the columns are answered with a whole layout, not with a word");
        } else if (!options.isEmpty()
                && options.stream().noneMatch(option -> option.value().equals(value))) {
            throw new IllegalArgumentException("'" + value + "' is none of the answers: "
                    + options.stream().map(Option::value).toList());
        } else if (about == About.YEAR) {
            LocalDate unused = day(value);
        }
    }

    public boolean isAnsweredBy(String value) {
        try {
            check(value);
            return true;
        } catch (IllegalArgumentException none) {
            return false;
        }
    }

    /**
     * The draft with this answer put in.
     *
     * @throws IllegalArgumentException if the value is no answer to this question; the message says what would be
     */
    public CsvProfile answered(CsvProfile draft, String value) {
        check(value);
        return switch (about) {
            case DATE_ORDER -> draft.withDates(List.of(value), draft.lastDay());
            case YEAR -> draft.withDates(draft.dateFormats(), Optional.of(day(value)));
            case DATES_AS_WRITTEN, COLUMNS, SAVED_LAYOUT -> draft;
            case DECIMAL_MARK -> draft.withMarks(value.charAt(0), Optional.of(value.charAt(0) == '.' ? ',' : '.'));
            case SIGN -> draft.withAmount(signed(draft.amount(), value.equals("reversed")));
            case DEBIT_COLUMN -> draft.withAmount(sides(draft.amount(), value));
        };
    }

    private static LocalDate day(String value) {
        try {
            LocalDate day = LocalDate.parse(value);
            if (day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR) {
                throw new IllegalArgumentException(
                        "'" + value + "' is a day before " + FIRST_YEAR + " or after " + LAST_YEAR);
            }
            return day;
        } catch (DateTimeParseException notOne) {
            throw new IllegalArgumentException("'" + value + "' is no day: write it like 2026-01-31", notOne);
        }
    }

    private static CsvAmount signed(CsvAmount amount, boolean reversed) {
        return switch (amount.way()) {
            case CsvAmount.Signed way -> CsvAmount.signed(way.column(), reversed);
            case CsvAmount.DebitCredit way -> CsvAmount.debitCredit(way.debitColumn(), way.creditColumn(), reversed);
            case CsvAmount.Flagged way -> new CsvAmount(Optional.empty(), Optional.empty(), Optional.of(way));
        };
    }

    private static CsvAmount sides(CsvAmount amount, String debit) {
        return switch (amount.way()) {
            case CsvAmount.DebitCredit way ->
                way.debitColumn().equals(debit)
                        ? amount
                        : CsvAmount.debitCredit(way.creditColumn(), way.debitColumn(), way.debitSigned());
            case CsvAmount.Signed way -> CsvAmount.signed(way.column(), way.negated());
            case CsvAmount.Flagged way -> new CsvAmount(Optional.empty(), Optional.empty(), Optional.of(way));
        };
    }
}
