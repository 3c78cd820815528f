package com.hissabbook.ledger;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What people do in the books by hand: book what no bank has told, and take back what was booked. Nothing is erased by it. */
public interface ManualTransactions {

    /**
     * Records the transaction and books it, both or neither. Done again with the same id and content it changes nothing.
     *
     * @throws com.hissabbook.kernel.Refused {@code unknown-account}, {@code account-currency}, {@code period-locked}, {@code
     *     invalid-date}, {@code invalid-description}; {@code id-taken} if the id stands for something else
     */
    void record(ManualTransaction transaction);

    /**
     * Voids a transaction, a bank's or a manual one: each of its entries that still counts is taken back by a reversing one. What is
     * void already stays as it is.
     *
     * @return the reversing entries written now
     * @throws com.hissabbook.kernel.Refused {@code not-found}
     */
    List<UUID> takeBack(UUID transactionId);

    /**
     * Takes one entry back, however many ask for it at once.
     *
     * @return the reversing entry: written now or before
     * @throws com.hissabbook.kernel.Refused {@code not-found}; {@code reclassified-transaction} if its transaction has an entry that moved
     *     it to another account, without which this one says nothing
     */
    UUID reverse(UUID entryId);

    /** Those of the given transactions whose first entry no longer counts. */
    Set<UUID> takenBack(Collection<UUID> transactionIds);
}
