package com.hissabbook.transaction;

import com.hissabbook.kernel.Money;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/** The transactions of the current tenant. None is ever changed or removed; what was wrong is taken back in the books. Lists show those that count: not the ones of an undone import. */
public interface Transactions {

    /**
     * Newest day first; on one day the larger amount first. A page costs the same at any depth. A search for text looks at a bounded
     * number of transactions per page, so that it too answers at once: a page that found little says where to go on.
     *
     * @param after where the page before this one ended
     * @throws com.hissabbook.kernel.Refused {@code not-found} for a money account that is not the tenant's
     */
    TransactionPage list(TransactionFilter filter, Optional<TransactionPosition> after, int limit);

    /** @throws com.hissabbook.kernel.Refused {@code not-found} */
    Transaction find(UUID id);

    /**
     * Records what a person says has happened, in the caller's transaction, which also books it. Two alike are two: a manual
     * transaction is never taken for a duplicate.
     *
     * @param id made by the caller, so that a repeated request names the same transaction
     * @param amount what its entry debits
     * @return whether it was recorded now; false if this id was recorded before, with these same facts
     * @throws com.hissabbook.kernel.Refused {@code invalid-description}, {@code invalid-date}; {@code id-taken} if another transaction
     *     has the id
     */
    boolean recordManual(UUID id, LocalDate day, String description, Money amount);
}
