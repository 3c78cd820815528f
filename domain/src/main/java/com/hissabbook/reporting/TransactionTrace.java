package com.hissabbook.reporting;

import com.hissabbook.banking.ImportId;
import com.hissabbook.transaction.Transaction;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * Where a transaction comes from.
 *
 * @param line what it came from; none for a manual one
 */
public record TransactionTrace(UUID transactionId, Transaction.Source source, LocalDate day, Optional<FileLine> line) {

    /**
     * A line of a bank's file.
     *
     * @param lineNo n-th record of the file, from 1
     * @param fileLine line of the file it begins on, from 1
     * @param raw its text as it stands in the file
     */
    public record FileLine(ImportId importId, int lineNo, String fileName, int fileLine, String raw) {}
}
