package com.hissabbook.transaction;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * Which transactions are asked for; whatever is empty does not matter.
 *
 * @param from first day
 * @param to last day
 * @param moneyAccount only what happened on it
 * @param text part of the counterparty or the description, in any case; a blank one counts as none
 */
public record TransactionFilter(
        Optional<LocalDate> from, Optional<LocalDate> to, Optional<UUID> moneyAccount, Optional<String> text) {

    public TransactionFilter {
        text = text.map(String::strip).filter(given -> !given.isEmpty());
    }

    public static TransactionFilter everything() {
        return new TransactionFilter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
