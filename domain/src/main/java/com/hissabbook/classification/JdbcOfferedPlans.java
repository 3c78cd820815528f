package com.hissabbook.classification;

import com.hissabbook.banking.ImportId;
import com.hissabbook.kernel.SetWise;
import com.hissabbook.kernel.TenantScope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** {@link OfferedPlans} in {@code classification.offered_plan} and {@code offered_line}. */
@Component
class JdbcOfferedPlans implements OfferedPlans {

    private static final int SHOWN = 100;

    private static final String MOVED_TO =
            "case when p.decision = 'NEW' and s.booked <= cast(:locked as date) then cast(:locked as date) + 1 end";

    private static final String HASH = """
            select encode(sha256(convert_to(coalesce(string_agg(run, '' order by block), ''), 'UTF8')), 'hex') from (
                select p.line_no / 10000 as block, md5(string_agg(
                    concat_ws('|', p.line_no, p.decision, p.reason, s.booked, s.amount, s.currency, p.money_account_id,
                        case when p.decision = 'NEW' then a.account_id else p.transaction_id end, %s),
                    E'\\n' order by p.line_no)) as run
                from transaction.published_planned_line p
                join banking.published_staged_line s on s.import_id = p.import_id and s.line_no = p.line_no
                left join lateral (
                    select account_id from classification.assignment
                    where p.decision = 'NEW' and transaction_id = p.transaction_id limit 1) a on true
                where p.import_id = :import and s.import_id = :import
                group by 1) runs""".formatted(MOVED_TO);

    private static final String KEEP = """
            insert into classification.offered_line
                (tenant_id, import_id, plan_no, line_no, decision, reason, transaction_id, account_id, moved_to)
            select p.tenant_id, p.import_id, :no, p.line_no, p.decision, p.reason,
                case when p.decision <> 'NEW' then p.transaction_id end, a.account_id, %s
            from transaction.published_planned_line p
            join banking.published_staged_line s on s.import_id = p.import_id and s.line_no = p.line_no
            left join lateral (
                select account_id from classification.assignment
                where p.decision = 'NEW' and transaction_id = p.transaction_id limit 1) a on true
            where p.import_id = :import and s.import_id = :import""".formatted(MOVED_TO);

    private static final String CHANGED = """
            select n.line_no, o.decision as from_decision, o.reason as from_reason, o.transaction_id as from_transaction,
                o.account_id as from_account, o.moved_to as from_moved, n.decision as to_decision, n.reason as to_reason, n.transaction_id as to_transaction,
                n.account_id as to_account, n.moved_to as to_moved, count(*) over () as changed
            from classification.offered_line n
            join classification.offered_line o on o.import_id = n.import_id and o.line_no = n.line_no and o.plan_no = :seen
            where n.import_id = :import and n.plan_no = :latest
              and (o.decision, o.reason, o.transaction_id, o.account_id, o.moved_to)
                is distinct from (n.decision, n.reason, n.transaction_id, n.account_id, n.moved_to)
            order by n.line_no
            limit :shown""";

    private static final String COUNTS = """
            select count(*) filter (where decision = 'NEW') as added, count(*) filter (where decision = 'DUPLICATE') as duplicate,
                count(*) filter (where decision = 'CONFLICT') as conflict, count(*) filter (where decision = 'PENDING') as pending,
                count(*) filter (where decision = 'REJECTED') as rejected
            from classification.offered_line where import_id = ? and plan_no = ?""";

    private final JdbcClient jdbc;
    private final SetWise setWise;
    private final Splits splits;

    JdbcOfferedPlans(JdbcClient jdbc, SetWise setWise, Splits splits) {
        this.jdbc = jdbc;
        this.setWise = setWise;
        this.splits = splits;
    }

    /** A plan as it was noted. */
    private record Offered(int no, String hash) {}

    /** A changed line, and how many there are. */
    private record Change(PlanChanges.Line line, int all) {}

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public String offer(ImportId id, int planNo, Optional<LocalDate> lockedThrough) {
        setWise.planForManyLines();
        LocalDate locked = lockedThrough.orElse(null);
        String hash = jdbc.sql(HASH)
                .param("import", id.value())
                .param("locked", locked)
                .query(String.class)
                .single();
        for (String table : List.of("offered_line", "offered_plan")) {
            jdbc.sql("delete from classification." + table + " where import_id = ? and (plan_no >= ? or plan_no < ?)")
                    .params(id.value(), planNo, planNo - 1)
                    .update();
        }
        jdbc.sql(
                        "insert into classification.offered_plan (tenant_id, import_id, plan_no, plan_hash) values (?, ?, ?, ?)")
                .params(TenantScope.requireTenant().value(), id.value(), planNo, hash)
                .update();
        jdbc.sql(KEEP)
                .param("no", planNo)
                .param("import", id.value())
                .param("locked", locked)
                .update();
        return hash;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<PlanChanges> since(ImportId id, String seenHash) {
        List<Offered> offered = jdbc.sql(
                        "select plan_no, plan_hash from classification.offered_plan where import_id = ? order by plan_no desc")
                .param(id.value())
                .query((row, n) -> new Offered(row.getInt(1), row.getString(2)))
                .list();
        Optional<Offered> seen =
                offered.stream().filter(one -> one.hash().equals(seenHash)).findFirst();
        return offered.stream()
                .findFirst()
                .map(latest -> seen.map(one -> between(id, one, latest))
                        .orElse(new PlanChanges(
                                latest.hash(), Optional.empty(), counts(id, latest), Optional.empty(), List.of())));
    }

    private PlanChanges between(ImportId id, Offered seen, Offered latest) {
        List<Change> changes = jdbc.sql(CHANGED)
                .param("import", id.value())
                .param("seen", seen.no())
                .param("latest", latest.no())
                .param("shown", SHOWN)
                .query((row, n) -> new Change(line(row), row.getInt("changed")))
                .list();
        return new PlanChanges(
                latest.hash(),
                Optional.of(counts(id, seen)),
                counts(id, latest),
                Optional.of(changes.isEmpty() ? 0 : changes.getFirst().all()),
                changes.stream().map(Change::line).toList());
    }

    private PlanChanges.Counts counts(ImportId id, Offered plan) {
        return jdbc.sql(COUNTS)
                .params(id.value(), plan.no())
                .query((row, n) -> new PlanChanges.Counts(
                        row.getInt("added"),
                        row.getInt("duplicate"),
                        row.getInt("conflict"),
                        row.getInt("pending"),
                        row.getInt("rejected")))
                .single();
    }

    @Override
    @Transactional
    public void forget(ImportId id) {
        for (String table : List.of("offered_line", "offered_plan")) {
            jdbc.sql("delete from classification." + table + " where import_id = ?")
                    .param(id.value())
                    .update();
        }
    }

    private PlanChanges.Line line(ResultSet row) throws SQLException {
        return new PlanChanges.Line(row.getInt("line_no"), plan(row, "from_"), plan(row, "to_"));
    }

    private PlanChanges.Plan plan(ResultSet row, String whose) throws SQLException {
        return new PlanChanges.Plan(
                row.getString(whose + "decision"),
                row.getString(whose + "reason"),
                Optional.ofNullable(row.getObject(whose + "transaction", UUID.class)),
                Optional.ofNullable(row.getObject(whose + "account", UUID.class))
                        .map(splits::of),
                Optional.ofNullable(row.getObject(whose + "moved", LocalDate.class)));
    }
}
