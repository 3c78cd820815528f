package com.hissabbook.transaction;

import com.hissabbook.kernel.TenantScope;
import com.hissabbook.transaction.Likeness.Told;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Brings pendings to the states that follow from what stands; see {@link PendingSql}. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class FollowingPendings {

    private final JdbcClient jdbc;

    FollowingPendings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An import's plan, or one pending that a person decided on. */
    private record Cause(@Nullable UUID plan, @Nullable UUID pending) {}

    /** Notes what the plan tells, and lets follow what it can concern. Returns how many pendings moved. */
    int ofPlan(UUID plan) {
        waitForOthers();
        var cause = new Cause(plan, null);
        run(PendingSql.TELL, cause);
        if (!query(PendingSql.CONCERNED, cause).query(Boolean.class).single()) {
            return 0;
        }
        joinByHash();
        run(PendingSql.BEGIN, cause);
        probeByKey();
        run(PendingSql.SIGHT, cause);
        return settled(PendingSql.TOUCHED, cause);
    }

    /** After a person's decision on one. */
    int of(UUID pending) {
        return settled(PendingSql.ALONE, new Cause(null, pending));
    }

    /** Until the end of the transaction no other import or person moves pendings of this tenant. */
    void waitForOthers() {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(cast(? as text), 7023))")
                .param(TenantScope.requireTenant().value())
                .query(row -> {});
    }

    private int settled(String touched, Cause cause) {
        probeByKey();
        jdbc.sql(PendingSql.STAGES).update();
        run(touched, cause);
        run(PendingSql.NEIGHBOURS, cause);
        run(PendingSql.SEEN, cause);
        run(PendingMatchSql.DECIDED, cause);
        run(PendingMatchSql.CANDIDATES, cause);
        joinByHash();
        run(PendingMatchSql.BY_ID, cause);
        run(PendingMatchSql.SAME_DAY, cause);
        run(PendingMatchSql.OTHER_DAYS, cause);
        probeByKey();
        run(PendingSql.OUTCOMES, cause);
        joinByHash();
        run(PendingSql.FACTS, cause);
        int back = run(PendingSql.BACK, cause);
        int forward = run(PendingSql.FORWARD, cause);
        probeByKey();
        propose();
        return Math.max(back, forward);
    }

    private int run(String sql, Cause cause) {
        return query(sql, cause).update();
    }

    /** Parameters that a statement does not name are left alone. */
    private StatementSpec query(String sql, Cause cause) {
        return jdbc.sql(sql)
                .param("tenant", TenantScope.requireTenant().value())
                .param("plan", cause.plan())
                .param("pending", cause.pending());
    }

    private void joinByHash() {
        plan("on", "off");
    }

    private void probeByKey() {
        plan("off", "on");
    }

    private void plan(String hash, String probe) {
        jdbc.sql("""
                        select set_config('enable_hashjoin', :hash, true), set_config('enable_mergejoin', :hash, true),
                            set_config('enable_seqscan', :hash, true), set_config('enable_nestloop', :probe, true)""").param("hash", hash).param("probe", probe).query(row -> {});
    }

    private record Likely(UUID pending, UUID transaction, int score, List<String> reasons) {}

    private void propose() {
        jdbc.sql("""
                        delete from transaction.pending_proposal p using pending_work w
                        where w.pending_id = p.pending_id and w.settles and p.dismissed_at is null""").update();
        List<Likely> likely = jdbc
                .sql(PendingMatchSql.LIKELY)
                .param("tenant", TenantScope.requireTenant().value())
                .query(FollowingPendings::likely)
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList();
        for (Likely one : likely) {
            jdbc.sql("""
                            insert into transaction.pending_proposal (tenant_id, pending_id, transaction_id, score, reasons)
                            values (?, ?, ?, ?, ?) on conflict (pending_id, transaction_id) do nothing""")
                    .params(TenantScope.requireTenant().value(), one.pending(), one.transaction(), one.score())
                    .param(one.reasons().toArray(String[]::new))
                    .update();
        }
    }

    private static Optional<Likely> likely(ResultSet row, int n) throws SQLException {
        Told pending = told(row, row.getObject("day", LocalDate.class), "");
        Told booked = told(row, row.getObject("booked", LocalDate.class), "known_");
        List<String> reasons = new ArrayList<>();
        boolean sameId = row.getBoolean("same_id");
        if (sameId) {
            reasons.add("same id of the bank");
        }
        int score = (sameId ? 60 : 0)
                + PendingLikeness.text(pending, booked, reasons)
                + PendingLikeness.amount(row.getLong("amount"), row.getLong("booked_amount"), reasons)
                + PendingLikeness.days(Math.toIntExact(ChronoUnit.DAYS.between(pending.day(), booked.day())), reasons);
        return score < PendingLikeness.ENOUGH
                ? Optional.empty()
                : Optional.of(new Likely(
                        row.getObject("pending_id", UUID.class),
                        row.getObject("transaction_id", UUID.class),
                        Math.clamp(score, 0, 100),
                        List.copyOf(reasons)));
    }

    private static Told told(ResultSet row, LocalDate day, String whose) throws SQLException {
        return new Told(
                day,
                Optional.empty(),
                Optional.ofNullable(row.getString(whose + "counterparty")),
                Objects.requireNonNullElse(row.getString(whose + "description"), ""));
    }
}
