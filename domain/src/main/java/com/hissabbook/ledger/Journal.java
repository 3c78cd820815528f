package com.hissabbook.ledger;

import com.hissabbook.banking.ImportId;
import com.hissabbook.banking.LineRange;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Writes entries. There is no way to change one; a correction is another entry. */
public interface Journal {

    /** Writes one entry per NEW line in the range of a planned import; in the caller's transaction. Returns how many entries. */
    int postImported(ImportId id, LineRange range);

    /** As {@link #postImported}, for the lines that have no entry yet: a person decided on them later. */
    int postMissing(ImportId id, LineRange range);

    /**
     * Books a transaction for the first time.
     *
     * @param transactionId becomes the entry's id, so a transaction is booked once
     * @throws com.hissabbook.kernel.Refused if the postings do not balance, name an account that is not in the chart, or fall into a
     *     locked period
     */
    void post(UUID transactionId, LocalDate day, List<Posting> postings);

    /**
     * Takes an entry back by its mirror image, on its own day or, where that is locked, on the first open one.
     *
     * @return the reversing entry's id; the existing one if the entry was reversed before
     */
    UUID reverse(UUID entryId);

    /**
     * Takes back every entry that stands of the transactions that were withdrawn for that cause, of lines in the range; in the caller's
     * transaction. Returns how many transactions.
     *
     * @param plan the import whose plan names the lines
     */
    int takeBack(UUID cause, ImportId plan, LineRange range);

    /**
     * Brings back what {@link #takeBack} took of the transactions in the range that are still withdrawn; in the caller's transaction.
     *
     * @param cause noted with the new reversals
     */
    int bringBack(UUID cause, ImportId plan, LineRange range);

    /** Entries of a transaction in the order they were written; the first books it. */
    List<JournalEntry> entriesOf(UUID transactionId);

    /** @throws com.hissabbook.kernel.Refused if there is no such entry */
    JournalEntry entry(UUID entryId);

    /** Accounts and days on which the rollup is not the sum of the postings; empty, or something is broken. */
    List<String> rollupDifferences();
}
