package com.hissabbook.ledger;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What people do about transfers between their own accounts. A match moves its legs to the clearing account by entries, where they cancel
 * out; un-matching takes the entries back. A transaction is in one match at most. See {@code docs/adr/0022-transfers.md}.
 */
public interface Transfers {

    /**
     * The ones found last first. Proposals are listed that can be accepted: none with a leg that is matched elsewhere or of an undone import.
     *
     * @param state none: all
     */
    List<Transfer> list(Optional<TransferState> state, Optional<UUID> after, int limit);

    /** @throws com.hissabbook.kernel.Refused {@code not-found} */
    Transfer find(UUID id);

    /** The match that a transaction is in. */
    Optional<Transfer> matchOf(UUID transactionId);

    /** Of the clearing account, the oldest first. */
    InTransit inTransit(Optional<InTransit.Line> after, int limit);

    /**
     * Matches a proposed or dismissed transfer; a matched one stays as it is.
     *
     * @throws com.hissabbook.kernel.Refused {@code not-found}; {@code already-matched}, {@code voided-transaction}, {@code
     *     split-transaction}, {@code import-undone}, {@code period-locked}, {@code suspended-transfer}
     */
    Transfer accept(UUID id);

    /**
     * Remembers that a proposal is no transfer.
     *
     * @throws com.hissabbook.kernel.Refused {@code not-found}; {@code matched-transfer} for one that is matched
     */
    Transfer dismiss(UUID id);

    /**
     * Takes a match back: each leg returns to where it stood, and the transfer is dismissed.
     *
     * @throws com.hissabbook.kernel.Refused {@code not-found}; {@code not-matched}, {@code period-locked}, {@code archived-account}
     */
    Transfer unmatch(UUID id);

    /**
     * Matches transactions that a person names.
     *
     * @throws com.hissabbook.kernel.Refused {@code unknown-transaction}, {@code manual-transaction}, {@code several-currencies}, {@code
     *     one-account}, {@code transfer-does-not-add-up}, {@code unknown-account}, {@code archived-account}, {@code money-account},
     *     {@code clearing-account} and what {@link #accept} refuses
     */
    Transfer match(MatchByHand wish);

    /**
     * Looks for proposals among the transactions of some days.
     *
     * @return how many are new
     * @throws com.hissabbook.kernel.Refused {@code invalid-days} for more than a year
     */
    int search(LocalDate from, LocalDate to);

    TransferSettings.Versioned settings();

    /**
     * @param version of the settings as the caller saw them
     * @throws com.hissabbook.kernel.Refused {@code stale}
     */
    TransferSettings.Versioned change(long version, TransferSettings settings);
}
