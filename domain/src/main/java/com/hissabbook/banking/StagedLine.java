package com.hissabbook.banking;

import com.hissabbook.kernel.Money;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A line of a file as it was read.
 *
 * @param lineNo n-th record of the file, from 1
 * @param fileLine line of the file it begins on, from 1
 * @param raw its text as it stands in the file
 * @param rejection why it could not be read; then the read fields are empty
 */
public record StagedLine(
        int lineNo,
        int fileLine,
        int statementNo,
        String status,
        Optional<LocalDate> booked,
        Optional<LocalDate> valueDate,
        Optional<Money> amount,
        Optional<String> bankId,
        Optional<String> counterparty,
        Optional<String> description,
        Optional<Money> balanceAfter,
        String raw,
        Optional<LineRejection> rejection) {

    /** @param column name or number of the field at fault */
    public record LineRejection(String column, String code, String reason) {}
}
