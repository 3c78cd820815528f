package com.hissabbook.banking;

import java.util.List;
import java.util.Optional;

/**
 * How one bank lays out its CSV files. A column is named by its header (compared without regard to case and surrounding space) or,
 * where the file has no header, by its number from 1 written as digits.
 *
 * @param encoding a Java charset name, such as {@code UTF-8} or {@code windows-1252}; a byte order mark in the file wins
 * @param delimiter the character between fields
 * @param quote the character around fields
 * @param skipLines lines of the file before the header or, without one, before the first row
 * @param header whether a header row follows them
 * @param dateColumn where the booked day stands
 * @param dateFormats patterns of {@link java.time.format.DateTimeFormatter}, tried in order, strictly
 * @param amount where the amount stands and how its sign is told
 * @param decimalMark {@code .} or {@code ,}
 * @param thousandsMark the character that may group thousands, if any
 * @param descriptionColumns their texts are joined by one space
 * @param valueDateColumn the bank's value date
 * @param counterpartyColumn the other party
 * @param bankIdColumn the bank's own id of the transaction
 * @param currencyColumn the currency of the row, where it differs by row
 * @param balanceColumn the running balance behind the row
 * @param typeColumn the bank's code for the kind of transaction
 */
public record CsvProfile(
        String encoding,
        char delimiter,
        char quote,
        int skipLines,
        boolean header,
        String dateColumn,
        List<String> dateFormats,
        CsvAmount amount,
        char decimalMark,
        Optional<Character> thousandsMark,
        List<String> descriptionColumns,
        Optional<String> valueDateColumn,
        Optional<String> counterpartyColumn,
        Optional<String> bankIdColumn,
        Optional<String> currencyColumn,
        Optional<String> balanceColumn,
        Optional<String> typeColumn) {}
