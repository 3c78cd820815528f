package com.hissabbook.api.transactions;

import com.hissabbook.api.http.MoneyJson;
import com.hissabbook.api.transactions.EntryView.EntryPosting;
import com.hissabbook.classification.Account;
import com.hissabbook.classification.ChartOfAccounts;
import com.hissabbook.kernel.Money;
import com.hissabbook.ledger.JournalEntry;
import com.hissabbook.ledger.Posting;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Shows entries with the codes and names of their accounts; the chart is read once for all of them. */
@Component
class EntryViews {

    private final ChartOfAccounts chart;

    EntryViews(ChartOfAccounts chart) {
        this.chart = chart;
    }

    List<EntryView> of(UUID organisation, List<JournalEntry> entries) {
        Map<UUID, Account> accounts = chart.list().stream().collect(Collectors.toMap(Account::id, Function.identity()));
        return entries.stream()
                .map(entry -> EntryView.of(
                        organisation,
                        entry,
                        entry.postings().stream()
                                .map(posting -> side(posting, accounts))
                                .toList()))
                .toList();
    }

    private static EntryPosting side(Posting posting, Map<UUID, Account> accounts) {
        Account account = accounts.get(posting.accountId());
        if (account == null) {
            throw new IllegalStateException("the chart has lost account " + posting.accountId());
        }
        Money amount = posting.amount();
        return new EntryPosting(
                account.id(),
                account.code(),
                account.name(),
                amount.minor() >= 0 ? MoneyJson.of(amount) : null,
                amount.minor() < 0 ? MoneyJson.of(amount.negated()) : null);
    }
}
