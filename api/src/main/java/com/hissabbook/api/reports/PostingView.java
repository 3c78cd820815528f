package com.hissabbook.api.reports;

import com.hissabbook.api.http.MoneyJson;
import com.hissabbook.api.http.Routes;
import com.hissabbook.kernel.Money;
import com.hissabbook.ledger.JournalEntry;
import com.hissabbook.reporting.PostingLine;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One posting of an account: either debit or credit.
 *
 * @param transactionId what happened; absent for an opening balance
 */
record PostingView(
        LocalDate day,
        @Nullable MoneyJson debit,
        @Nullable MoneyJson credit,
        JournalEntry.Kind kind,
        UUID entryId,
        @Nullable UUID transactionId,
        PostingLinks links) {

    /** @param transaction absent for an opening balance */
    record PostingLinks(String entry, @Nullable String transaction) {}

    static PostingView of(UUID organisation, PostingLine line) {
        Money amount = line.amount();
        return new PostingView(
                line.day(),
                amount.minor() >= 0 ? MoneyJson.of(amount) : null,
                amount.minor() < 0 ? MoneyJson.of(amount.negated()) : null,
                line.kind(),
                line.entryId(),
                line.transactionId().orElse(null),
                new PostingLinks(
                        Routes.entry(organisation, line.entryId()),
                        line.transactionId()
                                .map(id -> Routes.transaction(organisation, id))
                                .orElse(null)));
    }
}
