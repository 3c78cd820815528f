package com.hissabbook.api.transactions;

import com.hissabbook.api.http.MoneyJson;
import com.hissabbook.api.http.Routes;
import com.hissabbook.transaction.Transaction;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A transaction in a list.
 *
 * @param date the bank's booking day as written, or the day a person gave
 * @param amount seen from the ledger: positive came in; of a manual one what it debits
 * @param counterparty as the bank writes it
 * @param counterpartyName without noise, or as people call it; absent for a manual one
 * @param ledgerId the bank, card or cash account; absent for a manual one
 * @param voided whether it no longer counts in the books
 * @param transaction where its entries are shown
 */
record TransactionView(
        UUID id,
        Transaction.Source source,
        LocalDate date,
        MoneyJson amount,
        String description,
        @Nullable String counterparty,
        @Nullable String counterpartyName,
        @Nullable UUID ledgerId,
        boolean voided,
        String transaction) {

    static TransactionView of(UUID organisation, Transaction one, boolean voided, Optional<String> counterpartyName) {
        return new TransactionView(
                one.id(),
                one.source(),
                one.day(),
                MoneyJson.of(one.amount()),
                one.description(),
                one.counterparty().orElse(null),
                counterpartyName.orElse(null),
                one.moneyAccountId().orElse(null),
                voided,
                Routes.transaction(organisation, one.id()));
    }

    @Override
    public String toString() {
        return "TransactionView[" + id + "]";
    }
}
