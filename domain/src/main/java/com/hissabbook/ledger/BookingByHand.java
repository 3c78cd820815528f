package com.hissabbook.ledger;

import com.hissabbook.kernel.CurrencyCode;
import com.hissabbook.kernel.Refused;
import com.hissabbook.kernel.TenantScope;
import com.hissabbook.transaction.Transactions;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** {@link ManualTransactions} over {@link Transactions} and the {@link Journal}, in one database transaction each. */
@Component
@Transactional
class BookingByHand implements ManualTransactions {

    private final JdbcClient jdbc;
    private final Transactions transactions;
    private final JdbcJournal journal;
    private final Matching matching;

    BookingByHand(JdbcClient jdbc, Transactions transactions, JdbcJournal journal, Matching matching) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.journal = journal;
        this.matching = matching;
    }

    @Override
    public void record(ManualTransaction wish) {
        refuseUnfitAccounts(wish.postings());
        if (transactions.recordManual(wish.id(), wish.day(), wish.description(), wish.debited())) {
            journal.post(wish.id(), wish.day(), wish.postings());
        } else if (!journal.entry(wish.id()).postings().equals(wish.postings())) {
            throw Refused.conflict(
                    "id-taken", "The transaction with this id has other entries. Make a new id for a new transaction.");
        }
    }

    private record Account(UUID id, String code, Optional<CurrencyCode> currency, boolean archived) {}

    /** A money account's postings are all in its own currency; the other accounts of the chart take every one, unless archived. */
    private void refuseUnfitAccounts(List<Posting> postings) {
        Map<UUID, Account> accounts = accounts(postings);
        for (Posting posting : postings) {
            Account account = accounts.get(posting.accountId());
            if (account != null) {
                refuseUnfit(account, posting.amount().currency());
            }
        }
    }

    private static void refuseUnfit(Account account, CurrencyCode given) {
        if (account.archived()) {
            throw Refused.invalid(
                    "archived-account",
                    "The account " + account.code()
                            + " is archived. Choose another one, or take this one back into use first.");
        }
        CurrencyCode own = account.currency().orElse(given);
        if (!own.equals(given)) {
            throw Refused.invalid(
                    "account-currency",
                    "The account " + account.code() + " is kept in " + own + ", the entry is in " + given
                            + ". Give its amount in " + own + ", or choose another account.");
        }
    }

    private Map<UUID, Account> accounts(List<Posting> postings) {
        return jdbc
                .sql("select account_id, code, currency, archived from classification.published_account"
                        + " where tenant_id = ? and account_id = any(?)")
                .params(
                        TenantScope.requireTenant().value(),
                        ids(postings.stream().map(Posting::accountId)))
                .query((row, n) -> new Account(
                        row.getObject("account_id", UUID.class),
                        row.getString("code"),
                        Optional.ofNullable(row.getString("currency")).map(CurrencyCode::new),
                        row.getBoolean("archived")))
                .stream()
                .collect(Collectors.toMap(Account::id, Function.identity()));
    }

    @Override
    public List<UUID> takeBack(UUID transactionId) {
        transactions.find(transactionId);
        journal.waitForOthers(transactionId);
        matching.refuseMatched(transactionId);
        List<JournalEntry> entries = journal.entriesOf(transactionId);
        return standing(entries).map(journal::reverse).toList();
    }

    /** A reversal may itself have been reversed: of each chain the last entry counts, if it stands on the same side as the first. */
    private static Stream<UUID> standing(List<JournalEntry> entries) {
        Map<UUID, JournalEntry> byId =
                entries.stream().collect(Collectors.toMap(JournalEntry::id, Function.identity()));
        return entries.stream()
                .filter(entry -> entry.reverses().isEmpty())
                .flatMap(entry -> last(entry, byId).stream());
    }

    private static Optional<UUID> last(JournalEntry first, Map<UUID, JournalEntry> byId) {
        boolean counts = true;
        UUID last = first.id();
        for (var next = first.reversedBy(); next.isPresent(); next = reversedBy(next.get(), byId)) {
            last = next.get();
            counts = !counts;
        }
        return counts ? Optional.of(last) : Optional.empty();
    }

    private static JournalEntry first(JournalEntry entry, Map<UUID, JournalEntry> byId) {
        JournalEntry first = entry;
        while (first.reverses().isPresent() && byId.containsKey(first.reverses().get())) {
            first = byId.getOrDefault(first.reverses().get(), first);
        }
        return first;
    }

    private static Optional<UUID> reversedBy(UUID id, Map<UUID, JournalEntry> byId) {
        return Optional.ofNullable(byId.get(id)).flatMap(JournalEntry::reversedBy);
    }

    @Override
    public UUID reverse(UUID entryId) {
        JournalEntry entry = journal.entry(entryId);
        UUID subject = entry.transactionId().orElse(entryId);
        journal.waitForOthers(subject);
        matching.refuseMatched(subject);
        entry.transactionId().ifPresent(this::refuseWithdrawn);
        refuseReclassified(entry, journal.entriesOf(subject));
        return journal.reverse(entryId);
    }

    /** Reversed by hand, the money would be back and the transaction unknown: the next import would book it once more. */
    private void refuseWithdrawn(UUID transactionId) {
        boolean withdrawn = jdbc.sql("""
                        select exists (select from transaction.published_withdrawal where tenant_id = ? and transaction_id = ?)""")
                .params(TenantScope.requireTenant().value(), transactionId)
                .query(Boolean.class)
                .single();
        if (withdrawn) {
            throw Refused.conflict(
                    "import-undone",
                    "The import that this entry's transaction came with was undone. Bring the import back (redo) to have it again.");
        }
    }

    /**
     * Its entries stand or fall together: one alone taken back would leave an amount on an account that it never was on. Moves that were taken
     * back are none of it, unless the transaction was voided with them: then it would come back without them.
     */
    private static void refuseReclassified(JournalEntry one, List<JournalEntry> entries) {
        Map<UUID, JournalEntry> byId =
                entries.stream().collect(Collectors.toMap(JournalEntry::id, Function.identity()));
        List<JournalEntry> moves = entries.stream()
                .filter(entry -> entry.kind() == JournalEntry.Kind.RECLASSIFICATION)
                .toList();
        boolean ofMove = first(one, byId).kind() == JournalEntry.Kind.RECLASSIFICATION;
        boolean moved = moves.stream().anyMatch(move -> last(move, byId).isPresent());
        boolean voided = standing(entries).findAny().isEmpty();
        if (!moves.isEmpty() && (ofMove || moved || voided)) {
            throw Refused.conflict(
                    "reclassified-transaction",
                    "A person moved this transaction to another account by a second entry. Void the transaction as a whole,"
                            + " or choose another account for it.");
        }
    }

    @Override
    @Transactional(readOnly = true)
    public Set<UUID> takenBack(Collection<UUID> transactionIds) {
        return Set.copyOf(jdbc.sql("""
                        with recursive chain (transaction_id, entry_id, nth) as (
                            select reverses, entry_id, 1 from ledger.entry where tenant_id = ? and reverses = any(?)
                            union all
                            select c.transaction_id, e.entry_id, c.nth + 1 from chain c join ledger.entry e on e.reverses = c.entry_id)
                        select transaction_id from chain group by transaction_id having max(nth) % 2 = 1""")
                .params(TenantScope.requireTenant().value(), ids(transactionIds.stream()))
                .query(UUID.class)
                .list());
    }

    private static UUID[] ids(Stream<UUID> ids) {
        return ids.distinct().toArray(UUID[]::new);
    }
}
