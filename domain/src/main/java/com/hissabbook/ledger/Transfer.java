package com.hissabbook.ledger;

import com.hissabbook.kernel.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Transactions of several own accounts that are one movement of money.
 *
 * @param score what speaks for it, 0 to 100; 100 for one that a person put together
 * @param reasons in words
 * @param ambiguous another proposal that could be accepted as well shares a transaction with it
 * @param automatic matched by itself, as the organisation's settings say
 * @param decidedBy who accepted, dismissed or un-matched it last
 */
public record Transfer(
        UUID id,
        TransferState state,
        int score,
        List<String> reasons,
        boolean ambiguous,
        boolean automatic,
        List<Leg> legs,
        Optional<Fee> fee,
        Optional<UUID> decidedBy,
        Optional<Instant> decidedAt) {

    /** Its transactions but that one. */
    public List<UUID> others(UUID transactionId) {
        return legs.stream()
                .map(Leg::transactionId)
                .filter(id -> !id.equals(transactionId))
                .toList();
    }

    /**
     * @param amount seen from its money account: negative went out
     * @param formerAccountId where it stood before it was matched last
     * @param entryId what moved it to the clearing account; none while it is not matched, or where it stood there already
     */
    public record Leg(
            UUID transactionId,
            UUID moneyAccountId,
            LocalDate day,
            Money amount,
            String description,
            Optional<UUID> formerAccountId,
            Optional<UUID> entryId) {

        /** Without the description, which may name somebody. */
        @Override
        public String toString() {
            return "Leg[" + transactionId + "]";
        }
    }

    /**
     * What did not arrive.
     *
     * @param amount positive was lost on the way, negative came on top
     * @param entryId what booked it; none while the transfer is not matched
     */
    public record Fee(UUID accountId, Money amount, Optional<UUID> entryId) {}
}
