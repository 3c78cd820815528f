package com.hissabbook.transaction;

import com.hissabbook.banking.ImportId;
import com.hissabbook.banking.MoneyAccounts;
import com.hissabbook.kernel.AuditableEvent;
import com.hissabbook.kernel.Refused;
import com.hissabbook.kernel.TenantScope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** {@link Pendings}: read from {@code transaction.pending}, moved by {@link FollowingPendings}. */
@Component
@Transactional
class JdbcPendings implements Pendings {

    private static final int LONGEST_NOTE = 500;
    private static final int LONGEST_TERM = 365;

    private final JdbcClient jdbc;
    private final FollowingPendings following;
    private final MoneyAccounts accounts;
    private final ApplicationEventPublisher events;

    JdbcPendings(
            JdbcClient jdbc, FollowingPendings following, MoneyAccounts accounts, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.following = following;
        this.accounts = accounts;
        this.events = events;
    }

    /** Pendings moved: with an import, by a person, or the term of an account was set. */
    record PendingsMoved(String action, UUID subject, Map<String, String> facts) implements AuditableEvent {}

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public int follow(ImportId id) {
        UUID plan = jdbc.sql(
                        "select coalesce(same_as_import_id, import_id) from banking.published_import where import_id = ?")
                .param(id.value())
                .query(UUID.class)
                .single();
        int moved = following.ofPlan(plan);
        if (moved > 0) {
            announce("followed", id.value(), Map.of("pendings", Integer.toString(moved)));
        }
        return moved;
    }

    private void announce(String what, UUID subject, Map<String, String> facts) {
        events.publishEvent(new PendingsMoved("transaction.pending-" + what, subject, facts));
    }

    @Override
    @Transactional(readOnly = true)
    public List<Pending> list(
            UUID moneyAccountId, Optional<PendingState> state, LocalDate asOf, Optional<UUID> after, int limit) {
        accounts.find(moneyAccountId);
        return jdbc.sql(PendingRows.LIST)
                .param("tenant", TenantScope.requireTenant().value())
                .param("account", moneyAccountId)
                .param("state", state.map(Enum::name).orElse(null))
                .param("day", asOf)
                .param("after", after.orElse(null))
                .param("limit", limit)
                .query(this::row)
                .list();
    }

    @Override
    @Transactional(readOnly = true)
    public Pending find(UUID id, LocalDate asOf) {
        return jdbc.sql(PendingRows.ONE)
                .param("tenant", TenantScope.requireTenant().value())
                .param("pending", id)
                .param("day", asOf)
                .query(this::row)
                .optional()
                .orElseThrow(() -> Refused.notFound("pending"));
    }

    private Pending row(ResultSet row, int n) throws SQLException {
        UUID id = row.getObject("pending_id", UUID.class);
        List<Pending.Likely> likely = row.getBoolean("proposed")
                ? jdbc.sql(PendingRows.PROPOSALS)
                        .param("pending", id)
                        .query(PendingRows::likely)
                        .list()
                : List.of();
        return PendingRows.pending(row, likely);
    }

    @Override
    @Transactional(readOnly = true)
    public List<Pending.Move> moves(UUID id) {
        return jdbc.sql("select * from transaction.pending_move where pending_id = ? order by move_id")
                .param(id)
                .query(PendingRows::move)
                .list();
    }

    private record Standing(
            UUID account, PendingState state, @Nullable UUID transaction, LocalDate lastTold) {}

    @Override
    public void decide(DecidePending decision) {
        if (decision.note().isBlank() || decision.note().length() > LONGEST_NOTE) {
            throw Refused.invalid("invalid-reason", "Say why in 1 to " + LONGEST_NOTE + " characters.");
        }
        following.waitForOthers();
        Standing now = standing(decision.pendingId());
        if (now.state() == PendingState.WITHDRAWN) {
            throw Refused.conflict(
                    "no-longer-told",
                    "No import that stands tells this pending. Bring back the import that told it, or import its file.");
        }
        switch (decision.verdict()) {
            case POSTED -> note(decision, now, "POSTED", fit(decision, now));
            case DROPPED -> note(decision, now, "DROPPED", null);
            case REOPEN -> {
                if (now.transaction() != null) {
                    dismiss(decision, now.transaction());
                }
                note(decision, now, "PENDING", null);
            }
            case DISMISS -> dismiss(decision, fit(decision, now));
        }
        following.of(decision.pendingId());
        announce(
                "decided",
                decision.pendingId(),
                Map.of(
                        "verdict", decision.verdict().name(),
                        "by", decision.by().toString()));
    }

    private Standing standing(UUID id) {
        return jdbc.sql("""
                        select money_account_id, state, transaction_id, last_told from transaction.pending
                        where pending_id = ? and tenant_id = ? for update""")
                .params(id, TenantScope.requireTenant().value())
                .query((row, n) -> new Standing(
                        row.getObject("money_account_id", UUID.class),
                        PendingState.valueOf(row.getString("state")),
                        row.getObject("transaction_id", UUID.class),
                        row.getObject("last_told", LocalDate.class)))
                .optional()
                .orElseThrow(() -> Refused.notFound("pending"));
    }

    /** What a pending has become happened on its own account, and counts. */
    private UUID fit(DecidePending decision, Standing now) {
        UUID transaction = decision.transactionId()
                .orElseThrow(() ->
                        Refused.invalid("unknown-transaction", "Name the transaction that is meant as transactionId."));
        boolean counts = jdbc.sql("""
                        select exists (select from transaction.transaction t where t.transaction_id = ? and t.money_account_id = ?
                            and not exists (select from transaction.withdrawal w where w.transaction_id = t.transaction_id))""")
                .params(transaction, now.account())
                .query(Boolean.class)
                .single();
        if (!counts) {
            throw Refused.invalid(
                    "unknown-transaction",
                    "The pending cannot have become transaction " + transaction
                            + ": name one on the same account that counts.");
        }
        return transaction;
    }

    private void note(DecidePending decision, Standing now, String decided, @Nullable UUID transaction) {
        jdbc.sql("""
                        update transaction.pending set decided = ?, decided_transaction_id = ?, decided_told = ?, decided_by = ?, note = ?
                        where pending_id = ?""")
                .params(decided)
                .param(transaction)
                .params(now.lastTold(), decision.by().value(), decision.note().strip(), decision.pendingId())
                .update();
        if (transaction != null) {
            jdbc.sql("delete from transaction.pending_proposal where pending_id = ? and transaction_id = ?")
                    .params(decision.pendingId(), transaction)
                    .update();
        }
    }

    private void dismiss(DecidePending decision, UUID transaction) {
        jdbc.sql("""
                        insert into transaction.pending_proposal
                            (tenant_id, pending_id, transaction_id, score, reasons, dismissed_by, dismissed_at, note)
                        values (?, ?, ?, 0, '{}', ?, now(), ?)
                        on conflict (pending_id, transaction_id) do update
                            set dismissed_by = excluded.dismissed_by, dismissed_at = excluded.dismissed_at, note = excluded.note""")
                .params(TenantScope.requireTenant().value(), decision.pendingId(), transaction)
                .params(decision.by().value(), decision.note().strip())
                .update();
    }

    @Override
    public void expireAfter(UUID moneyAccountId, int days) {
        accounts.find(moneyAccountId);
        if (days < 1 || days > LONGEST_TERM) {
            throw Refused.invalid("invalid-days", "Give a number of days from 1 to " + LONGEST_TERM + ".");
        }
        jdbc.sql("""
                        insert into transaction.pending_term (tenant_id, money_account_id, days) values (?, ?, ?)
                        on conflict (tenant_id, money_account_id) do update set days = excluded.days""")
                .params(TenantScope.requireTenant().value(), moneyAccountId, days)
                .update();
        announce("term-set", moneyAccountId, Map.of("days", Integer.toString(days)));
    }
}
