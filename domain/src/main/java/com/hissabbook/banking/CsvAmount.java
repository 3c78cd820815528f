package com.hissabbook.banking;

import java.util.List;

/** Where a CSV row's amount stands and how its sign is told. */
public sealed interface CsvAmount {

    /**
     * One column with signed numbers.
     *
     * @param negated whether the file writes money out as positive
     */
    record Signed(String column, boolean negated) implements CsvAmount {}

    /** One column for money out, one for money in; exactly one of them is filled in a row. */
    record DebitCredit(String debitColumn, String creditColumn) implements CsvAmount {}

    /**
     * An unsigned column and a column with a word that tells the direction.
     *
     * @param debitWords words that mean money out, compared without regard to case
     * @param creditWords words that mean money in
     */
    record Flagged(String column, String flagColumn, List<String> debitWords, List<String> creditWords)
            implements CsvAmount {}
}
