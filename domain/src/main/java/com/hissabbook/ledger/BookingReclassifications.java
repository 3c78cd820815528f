package com.hissabbook.ledger;

import com.hissabbook.classification.ChosenAgain;
import com.hissabbook.classification.ReclassificationAhead;
import com.hissabbook.classification.Reclassified;
import com.hissabbook.kernel.Money;
import com.hissabbook.kernel.Refused;
import com.hissabbook.rule.Destination;
import com.hissabbook.rule.Destination.Portion;
import com.hissabbook.transaction.Transaction;
import com.hissabbook.transaction.Transactions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Moves a transaction in the books to the account, or the accounts, that a person chose, in the transaction that notes the choice: what cannot be booked is
 * not chosen. The entry counts on the day of the one that it corrects, so it needs that day's period open.
 */
@Component
class BookingReclassifications {

    private final JdbcJournal journal;
    private final Transactions transactions;
    private final Matching matching;

    BookingReclassifications(JdbcJournal journal, Transactions transactions, Matching matching) {
        this.journal = journal;
        this.transactions = transactions;
        this.matching = matching;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(ReclassificationAhead ahead) {
        journal.waitForOthers(ahead.transactionId());
    }

    @EventListener
    @Order(10)
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(Reclassified reclassified) {
        UUID id = reclassified.transactionId();
        matching.refuseMatched(id);
        Transaction one = transactions.find(id);
        List<JournalEntry> entries = journal.entriesOf(id);
        Map<UUID, Money> standing = sums(entries);
        UUID moneyAccount = one.moneyAccountId().orElseThrow();
        Money held = standing.remove(moneyAccount);
        if (!one.amount().equals(held)) {
            throw Refused.conflict(
                    "voided-transaction",
                    "The transaction was taken out of the books, so there is nothing to move. Leave its classification as it is.");
        }
        move(one, entries, standing, reclassified.to());
    }

    /** What is matched or voided stays as it is: its choice is not new. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(ChosenAgain again) {
        UUID id = again.transactionId();
        Transaction one = transactions.find(id);
        List<JournalEntry> entries = journal.entriesOf(id);
        Map<UUID, Money> standing = sums(entries);
        Money held = standing.remove(one.moneyAccountId().orElseThrow());
        if (one.amount().equals(held) && matching.matchOf(id).isEmpty()) {
            move(one, entries, standing, again.to());
        }
    }

    private void move(Transaction one, List<JournalEntry> entries, Map<UUID, Money> standing, Destination to) {
        List<Posting> postings = moving(standing, wanted(to, one.amount().negated()));
        if (!postings.isEmpty()) {
            journal.reclassify(one.id(), entries.getFirst().day(), postings);
        }
    }

    /** What all entries together put on each account. */
    private static Map<UUID, Money> sums(List<JournalEntry> entries) {
        Map<UUID, Money> sums = new LinkedHashMap<>();
        entries.stream()
                .flatMap(entry -> entry.postings().stream())
                .forEach(posting -> sums.merge(posting.accountId(), posting.amount(), Money::plus));
        return sums;
    }

    private static Map<UUID, Money> wanted(Destination to, Money amount) {
        return to.portions(amount).orElseThrow().stream()
                .collect(Collectors.toMap(Portion::accountId, Portion::amount));
    }

    /** From wherever the other side of the money stands to where it is wanted; nothing if it stands there already. */
    private static List<Posting> moving(Map<UUID, Money> standing, Map<UUID, Money> wanted) {
        Map<UUID, Money> change = new LinkedHashMap<>();
        standing.forEach((account, sum) -> change.put(account, sum.negated()));
        wanted.forEach((account, amount) -> change.merge(account, amount, Money::plus));
        return change.entrySet().stream()
                .filter(one -> one.getValue().minor() != 0)
                .map(one -> new Posting(one.getKey(), one.getValue()))
                .toList();
    }
}
