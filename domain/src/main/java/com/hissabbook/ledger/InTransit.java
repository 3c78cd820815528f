package com.hissabbook.ledger;

import com.hissabbook.kernel.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Money that has left one own account and not reached another: what stands on the clearing account without a match.
 *
 * @param sums per currency, of all lines, not only of these
 */
public record InTransit(List<Line> lines, List<Money> sums) {

    /**
     * @param id the transaction, or where there is none the entry
     * @param day of the first entry that put it there
     * @param amount debit positive: on its way; negative: arrived without having left
     */
    public record Line(
            UUID id,
            Optional<UUID> transactionId,
            Optional<UUID> moneyAccountId,
            LocalDate day,
            Money amount,
            Optional<String> description) {

        /** Without the description, which may name somebody. */
        @Override
        public String toString() {
            return "Line[" + id + "]";
        }
    }
}
