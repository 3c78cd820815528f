package com.hissabbook.ledger;

import com.hissabbook.classification.Applications;
import com.hissabbook.classification.Applications.Merge;
import com.hissabbook.kernel.AuditableEvent;
import com.hissabbook.kernel.Refused;
import com.hissabbook.kernel.SetWise;
import com.hissabbook.kernel.TenantScope;
import com.hissabbook.kernel.UserId;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Moves transfers between their states, with the entries that go with it; in the caller's transaction. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Matching {

    private final JdbcClient jdbc;
    private final SetWise setWise;
    private final JdbcJournal journal;
    private final Applications applications;
    private final ApplicationEventPublisher events;

    Matching(
            JdbcClient jdbc,
            SetWise setWise,
            JdbcJournal journal,
            Applications applications,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.setWise = setWise;
        this.journal = journal;
        this.applications = applications;
        this.events = events;
    }

    /** A transfer was proposed, matched, un-matched or dismissed. */
    record TransferMoved(String action, UUID subject, Map<String, String> facts) implements AuditableEvent {}

    /**
     * How a leg stands.
     *
     * @param held whether the money is on its account still
     * @param whole whether all of it has one other side
     * @param account that other side
     * @param former where it stood when it was matched last
     */
    record Leg(
            UUID transfer,
            UUID transaction,
            boolean held,
            boolean whole,
            @Nullable UUID account,
            @Nullable UUID former,
            boolean clearing,
            boolean locked,
            boolean withdrawn,
            boolean taken,
            boolean chosen) {

        /** Why it cannot be matched; empty if it can, apart from what is locked. */
        Optional<Refused> refusal() {
            if (withdrawn) {
                return Optional.of(Refused.conflict(
                        "import-undone",
                        "The import of a transaction was undone. Bring the import back (redo) first."));
            }
            if (taken) {
                return Optional.of(Refused.conflict(
                        "already-matched",
                        "The transaction " + transaction
                                + " is in another match. Un-match that one first, or choose another transaction."));
            }
            if (!held) {
                return Optional.of(Refused.conflict(
                        "voided-transaction",
                        "The transaction " + transaction
                                + " was taken out of the books. Match one that counts, or dismiss the proposal."));
            }
            return whole
                    ? Optional.empty()
                    : Optional.of(Refused.conflict(
                            "split-transaction",
                            "The transaction " + transaction
                                    + " stands on several accounts. Choose one account for it first, then match it."));
        }

        boolean isBackWhereItWas() {
            return refusal().isEmpty() && account != null && account.equals(former);
        }
    }

    /** Until the end of the transaction nobody else moves what a match could move. */
    void holdOffOthers() {
        journal.holdOffHands();
        setWise.probeByKey();
    }

    List<Leg> judge(Collection<UUID> transfers) {
        return over(MatchingSql.JUDGE, transfers)
                .query((row, n) -> new Leg(
                        row.getObject("transfer_id", UUID.class),
                        row.getObject("transaction_id", UUID.class),
                        row.getBoolean("held"),
                        row.getInt("accounts") == 2,
                        row.getObject("account_id", UUID.class),
                        row.getObject("former_account_id", UUID.class),
                        row.getBoolean("clearing"),
                        row.getBoolean("locked"),
                        row.getBoolean("withdrawn"),
                        row.getBoolean("taken"),
                        row.getBoolean("chosen")))
                .list();
    }

    /** Of transfers whose legs were found fit. */
    void match(Collection<UUID> transfers) {
        over(MatchingSql.BOOK, transfers).update();
        move(transfers, TransferState.MATCHED);
    }

    /** @param cause the undo of an import; none if people take it back */
    void unmatch(Collection<UUID> transfers, TransferState to, @Nullable UUID cause) {
        throughMerges(MatchingSql.UNBOOK, transfers).param("cause", cause).update();
        move(transfers, to);
    }

    /**
     * What binds a match.
     *
     * @param locked an entry of it is in a locked period
     * @param archived a leg would return to an account that is archived, and not since it was merged
     */
    record Bound(boolean locked, boolean archived) {}

    Bound bound(UUID transfer) {
        return throughMerges(MatchingSql.HOW_BOUND, List.of(transfer))
                .query((row, n) -> new Bound(row.getBoolean("locked"), row.getBoolean("archived")))
                .single();
    }

    /** Fees that are to be booked on an account that was merged since go on to where the merges lead. */
    void leadFees(Collection<UUID> transfers) {
        throughMerges(MatchingSql.LEAD_FEES, transfers).update();
    }

    private StatementSpec throughMerges(String sql, Collection<UUID> transfers) {
        List<Merge> merges = applications.merges();
        return over(sql, transfers)
                .param("merged", merges.stream().map(Merge::account).toArray(UUID[]::new))
                .param("into", merges.stream().map(Merge::into).toArray(UUID[]::new))
                .param(
                        "from",
                        merges.stream()
                                .map(one ->
                                        one.fromDay().map(LocalDate::toString).orElse("-infinity"))
                                .toArray(String[]::new));
    }

    /** Those whose fee would be booked on an account that is in use no more. */
    Set<UUID> withFeeOnArchivedAccount(Collection<UUID> transfers) {
        return Set.copyOf(over(MatchingSql.FEE_ON_ARCHIVED_ACCOUNT, transfers)
                .query((row, n) -> row.getObject("transfer_id", UUID.class))
                .list());
    }

    void move(Collection<UUID> transfers, TransferState to) {
        over(MatchingSql.MOVE, transfers).param("state", to.name()).update();
    }

    /** Notes a person's decision. */
    void decided(UUID transfer, boolean automatic) {
        jdbc.sql(
                        "update ledger.transfer set decided_by = ?, decided_at = clock_timestamp(), automatic = ? where transfer_id = ?")
                .param(TenantScope.user().map(UserId::value).orElse(null))
                .params(automatic, transfer)
                .update();
    }

    void announce(String action, UUID subject, Map<String, String> facts) {
        events.publishEvent(new TransferMoved("ledger.transfer-" + action, subject, facts));
    }

    /** A matched transaction stays where it is until the match is taken back. */
    void refuseMatched(UUID transaction) {
        matchOf(transaction).ifPresent(transfer -> {
            throw Refused.conflict(
                    "matched-transaction",
                    "The transaction is matched as one side of the transfer " + transfer
                            + ". Un-match it first (POST …/transfers/" + transfer + "/unmatch).");
        });
    }

    Optional<UUID> matchOf(UUID transaction) {
        return jdbc.sql(MatchingSql.MATCH_OF)
                .params(TenantScope.requireTenant().value(), transaction)
                .query(UUID.class)
                .optional();
    }

    private StatementSpec over(String sql, Collection<UUID> transfers) {
        return jdbc.sql(sql)
                .param("tenant", TenantScope.requireTenant().value())
                .param("ids", transfers.toArray(UUID[]::new));
    }
}
