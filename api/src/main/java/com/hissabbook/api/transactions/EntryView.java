package com.hissabbook.api.transactions;

import com.hissabbook.api.http.MoneyJson;
import com.hissabbook.api.http.Routes;
import com.hissabbook.ledger.JournalEntry;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A journal entry.
 *
 * @param day the day it counts on
 * @param originalDay the day that was meant, where that is locked
 * @param transactionId what it books; absent for an opening balance
 * @param reverses the entry that it takes back
 * @param reversedBy the entry that takes it back
 */
record EntryView(
        UUID id,
        JournalEntry.Kind kind,
        LocalDate day,
        @Nullable LocalDate originalDay,
        @Nullable UUID transactionId,
        @Nullable UUID reverses,
        @Nullable UUID reversedBy,
        List<EntryPosting> postings,
        EntryLinks links) {

    /** One side of the entry: either debit or credit. */
    record EntryPosting(
            UUID accountId,
            String code,
            String name,
            @Nullable MoneyJson debit,
            @Nullable MoneyJson credit) {}

    record EntryLinks(
            String self,
            @Nullable String transaction,
            @Nullable String reverses,
            @Nullable String reversedBy) {

        static EntryLinks of(UUID organisation, JournalEntry entry) {
            return new EntryLinks(
                    Routes.entry(organisation, entry.id()),
                    entry.transactionId()
                            .map(id -> Routes.transaction(organisation, id))
                            .orElse(null),
                    entry.reverses().map(id -> Routes.entry(organisation, id)).orElse(null),
                    entry.reversedBy().map(id -> Routes.entry(organisation, id)).orElse(null));
        }
    }

    static EntryView of(UUID organisation, JournalEntry entry, List<EntryPosting> postings) {
        return new EntryView(
                entry.id(),
                entry.kind(),
                entry.day(),
                entry.originalDay().orElse(null),
                entry.transactionId().orElse(null),
                entry.reverses().orElse(null),
                entry.reversedBy().orElse(null),
                postings,
                EntryLinks.of(organisation, entry));
    }
}
