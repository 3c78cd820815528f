package com.hissabbook.transaction;

import com.hissabbook.banking.ImportId;
import com.hissabbook.banking.LineRange;
import com.hissabbook.banking.Undo;
import com.hissabbook.banking.Undo.Kind;
import com.hissabbook.banking.Undoing;
import com.hissabbook.kernel.Refused;
import com.hissabbook.kernel.SetWise;
import com.hissabbook.kernel.TenantScope;
import com.hissabbook.kernel.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** {@link Withdrawing} by rows of {@code transaction.withdrawal}; every look at history is a probe by key, per line. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class JdbcWithdrawing implements Withdrawing {

    /** What the plan's lines in the range are by now: each transaction once, the one that counts in place of one merged into it. */
    private static final String LINES = """
            with line as materialized (
                select transaction_id, bool_or(decision = 'NEW') as posted, min(money_account_id::text)::uuid as money_account_id
                from transaction.published_line_told
                where import_id = :plan and line_no > :after and line_no <= :through
                group by transaction_id),
            """;

    /** An import that is being brought back and has not begun holds nothing yet: it brings back what is missing, once it has the turn. */
    private static final String WITHDRAW = LINES + """
            judged as materialized (
                select l.transaction_id, l.money_account_id, l.posted,
                    exists (
                        select from (
                            select t.import_id from transaction.transaction t where t.transaction_id = l.transaction_id
                            union all
                            select p.import_id from transaction.planned_line p
                            where p.transaction_id = l.transaction_id and p.decision = 'DUPLICATE'
                            union all
                            select p.import_id
                            from transaction.withdrawal m join transaction.planned_line p on p.transaction_id = m.transaction_id
                            where m.merged_into = l.transaction_id and p.decision = 'DUPLICATE') holder
                        where exists (
                            select from banking.published_import i
                            where (i.import_id = holder.import_id or i.same_as_import_id = holder.import_id)
                              and i.import_id <> :import and i.state = 'COMPLETED')) as held
                from line l
                where not exists (select from transaction.withdrawal w where w.transaction_id = l.transaction_id)),
            gone as (
                insert into transaction.withdrawal (tenant_id, transaction_id, money_account_id, cause_id)
                select :tenant, transaction_id, money_account_id, :undo from judged where not held
                returning 1)
            select (select count(*) from gone) as gone, (select count(*) from judged where held and posted) as kept""";

    private static final String REINSTATE = LINES + """
            back as (
                delete from transaction.withdrawal w using line l
                where w.transaction_id = l.transaction_id and (l.posted or not w.decided) returning 1)
            select count(*) from back""";

    /**
     * A transaction with the same facts, or the same bank's id where ids count, that began to count after the withdrawal, and counts; but not one that the
     * plan itself knows as another line's, nor one of which a person said that it is another than this.
     */
    private static final String IMPORTED_AGAIN = """
            select count(*) from transaction.published_line_told p
            join transaction.withdrawal w on w.transaction_id = p.transaction_id
            join transaction.transaction t on t.transaction_id = p.transaction_id
            left join banking.published_money_account m on m.money_account_id = t.money_account_id
            where p.import_id = :plan and not w.decided
              and exists (
                select from transaction.transaction a
                where a.tenant_id = t.tenant_id and a.money_account_id = t.money_account_id
                  and (a.recorded_at > w.withdrawn_at or exists (
                    select from transaction.reinstatement r where r.transaction_id = a.transaction_id and r.reinstated_at > w.withdrawn_at))
                  and (a.booked = t.booked and a.amount = t.amount and a.facts = t.facts
                    or a.bank_id = t.bank_id and m.identity is distinct from 'FACTS')
                  and not exists (select from transaction.withdrawal o where o.transaction_id = a.transaction_id)
                  and not exists (
                    select from transaction.planned_line q
                    where q.transaction_id = a.transaction_id and q.decision = 'DUPLICATE' and q.import_id = p.import_id)
                  and not exists (
                    select from transaction.line_decision d
                    where d.import_id = a.import_id and d.line_no = a.line_no and d.verdict = 'NEW' and d.decided_at < w.withdrawn_at)
                  and not exists (
                    select from transaction.line_decision d
                    where d.import_id = t.import_id and d.line_no = t.line_no and d.verdict = 'NEW' and d.decided_at > a.recorded_at))""";

    private final JdbcClient jdbc;
    private final SetWise setWise;
    private final Undoing undoing;

    JdbcWithdrawing(JdbcClient jdbc, SetWise setWise, Undoing undoing) {
        this.jdbc = jdbc;
        this.setWise = setWise;
        this.undoing = undoing;
    }

    @Override
    public Withdrawn withdraw(Undo undo, LineRange range) {
        setWise.probeByKey();
        return in(WITHDRAW, undo, range)
                .param("tenant", TenantScope.requireTenant().value())
                .param("import", undo.importId().value())
                .param("undo", undo.id())
                .query((row, n) -> new Withdrawn(row.getInt("gone"), row.getInt("kept")))
                .single();
    }

    @Override
    public int reinstate(Undo undo, LineRange range) {
        setWise.probeByKey();
        return in(REINSTATE, undo, range).query(Integer.class).single();
    }

    private JdbcClient.StatementSpec in(String sql, Undo undo, LineRange range) {
        return jdbc.sql(sql)
                .param("plan", undo.planOf().value())
                .param("after", range.after())
                .param("through", range.through());
    }

    @Override
    public int importedAgain(Undo undo) {
        setWise.probeByKey();
        return jdbc.sql(IMPORTED_AGAIN)
                .param("plan", undo.planOf().value())
                .query(Integer.class)
                .single();
    }

    @Override
    @Transactional
    public Undo request(ImportId id, Kind kind, UserId requestedBy, String correlationId) {
        Undo undo = undoing.request(id, kind, requestedBy, correlationId);
        int again = kind == Kind.REDO ? importedAgain(undo) : 0;
        if (again > 0) {
            throw Refused.conflict(
                    "imported-again",
                    again
                            + " lines of this import were imported again after it was undone. Undo that later import first,"
                            + " or leave this one undone.");
        }
        return undo;
    }
}
