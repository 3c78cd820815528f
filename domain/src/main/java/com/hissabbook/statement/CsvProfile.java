package com.hissabbook.statement;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * How one bank lays out its CSV files. A column is named by its header (compared without regard to case and surrounding space) or by
 * its number from 1 written as digits; numbers are the way out where there is no header or where it names two columns alike.
 *
 * @param encoding a Java charset name, such as {@code UTF-8} or {@code windows-1252}; a byte order mark in the file wins
 * @param delimiter the character between fields
 * @param quote the character around fields; none where quotes are plain text
 * @param skipLines lines of the file before the header or, without one, before the first row. Where columns are named, the header
 *     is looked for by these names instead, since banks put a varying number of lines above it
 * @param header whether there is a header row
 * @param dateColumn where the booked day stands
 * @param dateFormats patterns of {@link DateTimeFormatter}, tried in order, strictly. A pattern without hours also reads a cell in
 *     which a blank or {@code T} and further text, such as a time, follow the date
 * @param lastDay for patterns without a year: such a date is the last one not after this day
 * @param amount where the amount stands and how its sign is told
 * @param decimalMark {@code .} or {@code ,}
 * @param thousandsMark the character that may group thousands, if any: {@code .}, {@code ,}, an apostrophe or a space
 * @param descriptionColumns their texts are joined by one space
 * @param valueDateColumn the bank's value date
 * @param counterpartyColumn the other party
 * @param bankIdColumn the bank's own id of the transaction
 * @param currencyColumn the currency of the row, where it differs by row
 * @param balanceColumn the running balance behind the row
 * @param typeColumn the bank's code for the kind of transaction
 * @param fee a fee in a column of its own
 * @param ignoredRows rows that are no transactions: totals, opening balances, section titles
 * @param pendingRows rows that the bank has not booked yet
 */
public record CsvProfile(
        String encoding,
        char delimiter,
        Optional<Character> quote,
        int skipLines,
        boolean header,
        String dateColumn,
        List<String> dateFormats,
        Optional<LocalDate> lastDay,
        CsvAmount amount,
        char decimalMark,
        Optional<Character> thousandsMark,
        List<String> descriptionColumns,
        Optional<String> valueDateColumn,
        Optional<String> counterpartyColumn,
        Optional<String> bankIdColumn,
        Optional<String> currencyColumn,
        Optional<String> balanceColumn,
        Optional<String> typeColumn,
        Optional<Fee> fee,
        List<RowRule> ignoredRows,
        List<RowRule> pendingRows) {

    public CsvProfile {
        checkEncoding(encoding);
        checkMarks(delimiter, quote, decimalMark, thousandsMark);
        if (skipLines < 0) {
            throw new IllegalArgumentException("skipLines is " + skipLines + ": give 0 or the number of lines to skip");
        }
        dateColumn = column("dateColumn", dateColumn);
        // JSON leaves out what is empty.
        dateFormats = List.copyOf(Objects.requireNonNullElse(dateFormats, List.of()));
        checkDateFormats(dateFormats, lastDay);
        if (amount == null) {
            throw new IllegalArgumentException(
                    "amount is missing: give one of signed, debitCredit and flagged with its columns");
        }
        descriptionColumns = Objects.requireNonNullElse(descriptionColumns, List.<String>of()).stream()
                .map(name -> column("descriptionColumns", name))
                .toList();
        valueDateColumn = valueDateColumn.map(name -> column("valueDateColumn", name));
        counterpartyColumn = counterpartyColumn.map(name -> column("counterpartyColumn", name));
        bankIdColumn = bankIdColumn.map(name -> column("bankIdColumn", name));
        currencyColumn = currencyColumn.map(name -> column("currencyColumn", name));
        balanceColumn = balanceColumn.map(name -> column("balanceColumn", name));
        typeColumn = typeColumn.map(name -> column("typeColumn", name));
        ignoredRows = List.copyOf(Objects.requireNonNullElse(ignoredRows, List.of()));
        pendingRows = List.copyOf(Objects.requireNonNullElse(pendingRows, List.of()));
    }

    /** This profile with other marks in its numbers. */
    public CsvProfile withMarks(char decimal, Optional<Character> thousands) {
        return with(dateFormats, lastDay, amount, decimal, thousands);
    }

    /** This profile with another way to tell the amount. */
    public CsvProfile withAmount(CsvAmount other) {
        return with(dateFormats, lastDay, other, decimalMark, thousandsMark);
    }

    /** This profile with other date formats. */
    public CsvProfile withDates(List<String> formats, Optional<LocalDate> last) {
        return with(formats, last, amount, decimalMark, thousandsMark);
    }

    private CsvProfile with(
            List<String> formats,
            Optional<LocalDate> last,
            CsvAmount money,
            char decimal,
            Optional<Character> thousands) {
        return new CsvProfile(
                encoding,
                delimiter,
                quote,
                skipLines,
                header,
                dateColumn,
                formats,
                last,
                money,
                decimal,
                thousands,
                descriptionColumns,
                valueDateColumn,
                counterpartyColumn,
                bankIdColumn,
                currencyColumn,
                balanceColumn,
                typeColumn,
                fee,
                ignoredRows,
                pendingRows);
    }

    /** What to do with a fee that stands in a column of its own. */
    public enum FeeTreatment {
        /** Not part of the amount and not booked: the reader tells of it in a notice. */
        LEAVE_OUT,
        /** Written without sign; the line's amount becomes amount minus fee. */
        SUBTRACT,
        /** Written with its sign; the line's amount becomes amount plus fee. */
        ADD
    }

    /** A fee column and what it does to the amount. */
    public record Fee(String column, FeeTreatment treatment) {

        public Fee {
            column = CsvProfile.column("fee.column", column);
        }
    }

    /** How a rule looks at a cell; comparisons disregard case and surrounding space. */
    public enum RowTest {
        /** The cell is one of the words. */
        IS,
        /** The cell is none of the words. */
        IS_NOT,
        /** The cell contains one of the words. */
        CONTAINS,
        /** The cell is empty or missing. */
        IS_EMPTY,
        /** The cell holds no digits, so that it can be neither a date nor a number. */
        HAS_NO_DIGIT,
        /** The cell holds no date in any of the profile's formats. */
        IS_NO_DATE
    }

    /**
     * Tells rows apart by one cell.
     *
     * @param words for {@code IS}, {@code IS_NOT} and {@code CONTAINS}; the empty word stands for an empty cell
     */
    public record RowRule(String column, RowTest test, List<String> words) {

        public RowRule {
            column = CsvProfile.column("column of a row rule", column);
            words = CsvProfile.words(words);
            boolean needsWords = test == RowTest.IS || test == RowTest.IS_NOT || test == RowTest.CONTAINS;
            if (needsWords && words.isEmpty()) {
                throw new IllegalArgumentException("the row rule " + test + " on column '" + column
                        + "' has no words: give the words to look for");
            }
            if (test == RowTest.CONTAINS && words.contains("")) {
                throw new IllegalArgumentException("the row rule CONTAINS on column '" + column
                        + "' looks for an empty word, which every cell contains: use IS_EMPTY");
            }
        }
    }

    static String column(String field, String name) {
        String trimmed = Objects.requireNonNullElse(name, "").strip();
        if (trimmed.isEmpty() || trimmed.matches("0+")) {
            throw new IllegalArgumentException(
                    field + " is '" + name + "': give the column's header or its number, counted from 1");
        }
        return trimmed;
    }

    static List<String> words(List<String> words) {
        return Objects.requireNonNullElse(words, List.<String>of()).stream()
                .map(word -> word.strip().toLowerCase(Locale.ROOT))
                .distinct()
                .toList();
    }

    private static void checkEncoding(String encoding) {
        try {
            Charset.forName(encoding);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            throw new IllegalArgumentException(
                    "encoding '" + encoding + "' is unknown: give one such as UTF-8, windows-1252 or UTF-16", unknown);
        }
    }

    private static void checkMarks(
            char delimiter, Optional<Character> quote, char decimalMark, Optional<Character> thousandsMark) {
        if (Character.isLetterOrDigit(delimiter) || delimiter == '\n' || delimiter == '\r' || delimiter == 0) {
            throw new IllegalArgumentException(
                    "delimiter '" + delimiter + "' cannot part fields: give a comma, semicolon, tab or bar");
        }
        if (quote.isPresent() && (quote.get() == delimiter || quote.get() == '\n' || quote.get() == '\r')) {
            throw new IllegalArgumentException("quote cannot be the delimiter or a line end: give \" or leave it out");
        }
        if (decimalMark != '.' && decimalMark != ',') {
            throw new IllegalArgumentException("decimalMark '" + decimalMark + "' is neither a point nor a comma");
        }
        if (thousandsMark.isPresent()) {
            char mark = thousandsMark.get();
            if (mark == decimalMark || ".,'’ \u00a0\u202f".indexOf(mark) < 0) {
                throw new IllegalArgumentException("thousandsMark '" + mark
                        + "' must be a point, comma, apostrophe or space and not the decimal mark");
            }
        }
    }

    private static void checkDateFormats(List<String> formats, Optional<LocalDate> lastDay) {
        if (formats.isEmpty()) {
            throw new IllegalArgumentException("dateFormats is empty: give at least one pattern such as dd.MM.yyyy");
        }
        for (String format : formats) {
            try {
                DateTimeFormatter unused = DateTimeFormatter.ofPattern(format, Locale.ROOT);
            } catch (IllegalArgumentException bad) {
                throw new IllegalArgumentException(
                        "dateFormats has '" + format + "', which is no date pattern: write it like dd.MM.yyyy", bad);
            }
            String letters = format.replaceAll("'[^']*'", "");
            if (letters.indexOf('d') < 0 || letters.indexOf('M') < 0) {
                throw new IllegalArgumentException(
                        "dateFormats has '" + format + "', which lacks the day (d) or the month (M)");
            }
            if (letters.indexOf('y') < 0 && letters.indexOf('u') < 0 && lastDay.isEmpty()) {
                throw new IllegalArgumentException("dateFormats has '" + format
                        + "', which lacks the year (y): give lastDay, the day on which the statement ends");
            }
        }
    }
}
