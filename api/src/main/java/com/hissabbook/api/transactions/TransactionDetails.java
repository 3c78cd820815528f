package com.hissabbook.api.transactions;

import com.hissabbook.classification.Counterparties;
import com.hissabbook.ledger.Journal;
import com.hissabbook.ledger.ManualTransactions;
import com.hissabbook.ledger.Transfers;
import com.hissabbook.reporting.Reports;
import com.hissabbook.transaction.Transaction;
import com.hissabbook.transaction.Transactions;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Puts together what the modules know of one transaction. */
@Component
class TransactionDetails {

    private final Transactions transactions;
    private final ManualTransactions manual;
    private final Journal journal;
    private final Reports reports;
    private final EntryViews views;
    private final Transfers transfers;
    private final Counterparties counterparties;

    TransactionDetails(
            Transactions transactions,
            ManualTransactions manual,
            Journal journal,
            Reports reports,
            EntryViews views,
            Transfers transfers,
            Counterparties counterparties) {
        this.transactions = transactions;
        this.manual = manual;
        this.journal = journal;
        this.reports = reports;
        this.views = views;
        this.transfers = transfers;
        this.counterparties = counterparties;
    }

    /** @throws com.hissabbook.kernel.Refused {@code not-found} */
    TransactionDetail of(UUID organisation, UUID id) {
        Transaction one = transactions.find(id);
        boolean voided = manual.takenBack(List.of(id)).contains(id);
        return TransactionDetail.of(
                organisation,
                one,
                counterparties.namesOf(List.of(one)).getFirst(),
                reports.trace(id),
                voided,
                transfers.matchOf(id),
                views.of(organisation, journal.entriesOf(id)));
    }
}
