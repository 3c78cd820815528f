/**
 * The books: append-only double entry. Entries with their postings, the rollup of each account and day, the lock of a period, and
 * transfers between own accounts, whose sides meet on the clearing account.
 *
 * <p><b>Owns:</b> schema {@code ledger}. Publishes {@code published_entry}, {@code published_posting} and
 * {@code published_daily_balance}. {@link Transfers} is what people do about transfers, {@link FollowingTransfers} what imports and their
 * undoing do; they stand here since a match is entries, and only the books know where a transaction stands.
 *
 * <p><b>Invariant:</b> an entry's postings sum to zero per currency, are written with it and never later, never into a locked period,
 * and are never changed; the rollup is their sum. The database refuses everything else, whoever asks. A transaction is
 * in one match of a transfer at most, a match adds up to zero with its fee, and while it stands nothing else moves its transactions.
 *
 * <p><b>May use:</b> kernel, classification (chart, classified lines and assignments, a person's choices), transaction (what is booked by hand is one; what is
 * withdrawn), banking (the id of an import, money accounts).
 */
@ApplicationModule(
        displayName = "Ledger",
        allowedDependencies = {"kernel", "banking", "transaction", "rule", "classification"})
@NullMarked
package com.hissabbook.ledger;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
