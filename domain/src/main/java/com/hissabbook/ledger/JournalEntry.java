package com.hissabbook.ledger;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * An entry as it stands in the books.
 *
 * @param day the day it counts on
 * @param originalDay where a correction could not go to the day it corrects because that is locked, that day
 * @param reverses the entry that it takes back
 * @param reversedBy the entry that takes it back
 */
public record JournalEntry(
        UUID id,
        Kind kind,
        LocalDate day,
        Optional<LocalDate> originalDay,
        Optional<UUID> transactionId,
        Optional<UUID> reverses,
        Optional<UUID> reversedBy,
        List<Posting> postings) {

    /** Why an entry was written. */
    public enum Kind {
        /** Books a transaction for the first time. */
        ORIGINAL,
        /** The balance that a money account had before its first statement. */
        OPENING,
        /** Takes another entry back. */
        REVERSAL,
        /** Moves a transaction to the account that a person chose for it, that rules give it now, that its own was merged into, or where a transfer is matched. */
        RECLASSIFICATION
    }
}
