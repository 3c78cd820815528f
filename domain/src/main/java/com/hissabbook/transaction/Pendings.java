package com.hissabbook.transaction;

import com.hissabbook.banking.ImportId;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What banks have told but not booked, each once, whatever the number and order of the files that tell it. None reaches the ledger. See
 * {@code docs/adr/0023-pending.md}.
 */
public interface Pendings {

    /**
     * Notes what an import tells of pendings and lets all follow that it can concern: told, booked, dropped, expired; or the other way round
     * where the import was undone. In the caller's transaction, once the import's state says whether it stands. Done again, it changes nothing.
     *
     * @return how many pendings changed their state
     */
    int follow(ImportId id);

    /**
     * The ones of an account, those told last first.
     *
     * @param asOf the day on which they are looked at: one that was not told for long has expired then
     * @throws com.hissabbook.kernel.Refused {@code not-found} for a money account that is not the tenant's
     */
    List<Pending> list(
            UUID moneyAccountId, Optional<PendingState> state, LocalDate asOf, Optional<UUID> after, int limit);

    /** @throws com.hissabbook.kernel.Refused {@code not-found} */
    Pending find(UUID id, LocalDate asOf);

    /** How it came to its state, in order. */
    List<Pending.Move> moves(UUID id);

    /**
     * Follows what a person says; it stands until they say otherwise, or the bank tells a dropped one again.
     *
     * @throws com.hissabbook.kernel.Refused {@code not-found}; {@code unknown-transaction}; {@code no-longer-told} for one that no standing
     *     import tells; {@code invalid-reason}
     */
    void decide(DecidePending decision);

    /**
     * After how many days untold a pending of the account has expired; 30 until it is set.
     *
     * @throws com.hissabbook.kernel.Refused {@code not-found}, {@code invalid-days} outside 1 to 365
     */
    void expireAfter(UUID moneyAccountId, int days);
}
