package com.hissabbook.adapters.csv;

import com.hissabbook.adapters.csv.Amounts.Decimal;
import com.hissabbook.statement.CsvAmount;
import com.hissabbook.statement.UnreadableFile;
import java.util.List;
import java.util.Locale;

/** Reads a row's signed amount from the cells that a profile names: negative is money out. */
sealed interface AmountCells {

    Decimal read(Row row) throws Refusal;

    /** Highest index of a column that must be there. */
    int lastColumn();

    static AmountCells of(CsvAmount amount, Layout layout, Amounts amounts, long headerLine) throws UnreadableFile {
        return switch (amount.way()) {
            case CsvAmount.Signed way ->
                new Single(way.column(), layout.index(way.column(), headerLine), way.negated(), amounts);
            case CsvAmount.DebitCredit way ->
                new Two(
                        way,
                        layout.index(way.debitColumn(), headerLine),
                        layout.index(way.creditColumn(), headerLine),
                        amounts);
            case CsvAmount.Flagged way ->
                new WithFlag(
                        way,
                        layout.index(way.column(), headerLine),
                        layout.index(way.flagColumn(), headerLine),
                        amounts);
        };
    }

    /** One signed column. */
    record Single(String name, int index, boolean negated, Amounts amounts) implements AmountCells {

        @Override
        public Decimal read(Row row) throws Refusal {
            Decimal number = number(row, name, index, amounts);
            return negated ? number.negated() : number;
        }

        @Override
        public int lastColumn() {
            return index;
        }
    }

    /** A column for money out and one for money in. */
    record Two(CsvAmount.DebitCredit way, int debit, int credit, Amounts amounts) implements AmountCells {

        @Override
        public Decimal read(Row row) throws Refusal {
            boolean noDebit = isPlaceholder(row.cell(debit));
            boolean noCredit = isPlaceholder(row.cell(credit));
            if (noDebit && noCredit) {
                throw new Refusal(
                        way.debitColumn() + " / " + way.creditColumn(),
                        "amount-empty",
                        "Neither the column for money out nor the one for money in holds an amount.");
            }
            if (noDebit) {
                return number(row, way.creditColumn(), credit, amounts);
            }
            Decimal out = number(row, way.debitColumn(), debit, amounts);
            Decimal signedOut = way.debitSigned() ? out : out.negated();
            if (noCredit) {
                return signedOut;
            }
            Decimal in = number(row, way.creditColumn(), credit, amounts);
            if (!in.isZero() && !out.isZero()) {
                throw new Refusal(
                        way.debitColumn() + " / " + way.creditColumn(),
                        "amount-both",
                        "Both columns hold an amount: " + Refusal.shown(row.cell(debit)) + " out and "
                                + Refusal.shown(row.cell(credit)) + " in. One of them must be empty.");
            }
            return out.isZero() ? in : signedOut;
        }

        @Override
        public int lastColumn() {
            return Math.max(debit, credit);
        }

        private static boolean isPlaceholder(String cell) {
            return cell.isEmpty() || cell.equals("-") || cell.equals("--") || cell.equals("–");
        }
    }

    /** An unsigned column and a word. */
    record WithFlag(CsvAmount.Flagged way, int index, int flag, Amounts amounts) implements AmountCells {

        @Override
        public Decimal read(Row row) throws Refusal {
            Decimal number = number(row, way.column(), index, amounts);
            String word = row.cell(flag).toLowerCase(Locale.ROOT);
            boolean out = way.debitWords().contains(word);
            List<String> creditWords = way.creditWords();
            if (!out && !creditWords.isEmpty() && !creditWords.contains(word)) {
                throw new Refusal(
                        way.flagColumn(),
                        "flag-unknown",
                        "The word " + Refusal.shown(row.cell(flag))
                                + " does not tell whether money goes out or in. Known are " + way.debitWords()
                                + " for out and " + creditWords
                                + " for in. Add the word to the layout, or enter the row by hand.");
            }
            if (number.digits() < 0) {
                throw new Refusal(
                        way.column(),
                        "amount-signed",
                        "The amount " + Refusal.shown(row.cell(index)) + " has a minus although the column '"
                                + way.flagColumn()
                                + "' tells the direction. Which of the two counts must be known first.");
            }
            return out ? number.negated() : number;
        }

        @Override
        public int lastColumn() {
            return index;
        }
    }

    private static Decimal number(Row row, String name, int index, Amounts amounts) throws Refusal {
        String cell = row.cell(index);
        Decimal number = amounts.parse(cell);
        if (number != null) {
            return number;
        } else if (cell.isEmpty()) {
            throw new Refusal(name, "amount-empty", "The amount is empty.");
        }
        throw new Refusal(
                name,
                "amount-unreadable",
                "The amount " + Refusal.shown(cell)
                        + " is no number in the layout's style. Correct the cell, or the layout's marks.");
    }
}
