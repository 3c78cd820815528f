package com.hissabbook.reporting;

import com.hissabbook.kernel.Money;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * What a money account holds at the end of a day.
 *
 * @param booked by the books alone
 * @param pending sum of what is open on that day, told for it or before; what another currency is told in is left out
 * @param pendings how many these are
 * @param available booked and pending together
 * @param bank what the bank itself said can be spent, the last time up to that day
 */
public record AccountBalance(
        UUID moneyAccountId,
        LocalDate asOf,
        Money booked,
        Money pending,
        int pendings,
        Money available,
        Optional<StatedAvailable> bank) {

    /**
     * What a bank said can be spent.
     *
     * @param day on which it was so
     * @param ours what the books and the pendings make of that day
     */
    public record StatedAvailable(Money stated, LocalDate day, UUID importId, Money ours) {

        public boolean agrees() {
            return stated.equals(ours);
        }
    }
}
