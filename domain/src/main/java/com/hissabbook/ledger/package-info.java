/**
 * The books: append-only double entry. Entries with their postings, the rollup of each account and day, and the lock of a period.
 *
 * <p><b>Owns:</b> schema {@code ledger}. Publishes {@code published_entry}, {@code published_posting} and
 * {@code published_daily_balance}.
 *
 * <p><b>Invariant:</b> an entry's postings sum to zero per currency, are written with it and never later, never into a locked period,
 * and are never changed; the rollup is their sum. The database refuses everything else, whoever asks.
 *
 * <p><b>May use:</b> kernel, classification (chart, classified lines, a person's choices), transaction (what is booked by hand is one), banking (the id of an
 * import, the opening of a money account).
 */
@ApplicationModule(
        displayName = "Ledger",
        allowedDependencies = {"kernel", "banking", "transaction", "classification"})
@NullMarked
package com.hissabbook.ledger;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
