package com.hissabbook.reporting;

import com.hissabbook.kernel.Money;
import com.hissabbook.ledger.JournalEntry;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * One posting of an account.
 *
 * @param no which posting of its entry, from 1
 * @param amount debit positive, credit negative
 * @param transactionId what happened; none for an opening balance
 * @param reverses the entry that this posting's entry takes back
 */
public record PostingLine(
        UUID entryId,
        int no,
        LocalDate day,
        Money amount,
        JournalEntry.Kind kind,
        Optional<UUID> transactionId,
        Optional<UUID> reverses) {}
