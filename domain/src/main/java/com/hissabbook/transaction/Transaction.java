package com.hissabbook.transaction;

import com.hissabbook.banking.ImportId;
import com.hissabbook.kernel.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * Something that happened, once.
 *
 * @param day the bank's booking day as written, or the day a person gave
 * @param moneyAccountId the bank's, card's or cash account it happened on; none for a manual one
 * @param amount seen from the money account: positive came in, negative went out; of a manual one what its entry debits, in the
 *     currency of its first posting
 * @param origin the line it came from; none for a manual one
 */
public record Transaction(
        UUID id,
        Source source,
        LocalDate day,
        Optional<LocalDate> valueDay,
        Money amount,
        String description,
        Optional<String> counterparty,
        Optional<UUID> moneyAccountId,
        Optional<String> bankId,
        Optional<Origin> origin,
        Instant recordedAt) {

    /** Who says that it happened. */
    public enum Source {
        /** A line of a bank's file or feed. */
        BANK,
        /** A person. */
        MANUAL
    }

    /** @param lineNo n-th record of the import's file, from 1 */
    public record Origin(ImportId importId, int lineNo) {}
}
