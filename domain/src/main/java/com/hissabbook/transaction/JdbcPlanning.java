package com.hissabbook.transaction;

import com.hissabbook.banking.Import.Outcome;
import com.hissabbook.banking.ImportId;
import com.hissabbook.banking.LineRange;
import com.hissabbook.kernel.SetWise;
import com.hissabbook.kernel.TenantScope;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** {@link Planning}, set-wise: no line passes through the JVM. */
@Component
@Transactional
class JdbcPlanning implements Planning {

    private final JdbcClient jdbc;
    private final SetWise setWise;
    private final BalanceProof balances;
    private final StatedGap gap;
    private final JdbcLineDecisions decisions;

    JdbcPlanning(JdbcClient jdbc, SetWise setWise, BalanceProof balances, StatedGap gap, JdbcLineDecisions decisions) {
        this.jdbc = jdbc;
        this.setWise = setWise;
        this.balances = balances;
        this.gap = gap;
        this.decisions = decisions;
    }

    @Override
    public Optional<ImportId> takeTurn(ImportId id) {
        UUID tenant = TenantScope.requireTenant().value();
        while (true) {
            jdbc.sql(TurnSql.TAKE).params(tenant, id.value()).update();
            List<Optional<ImportId>> missing = jdbc.sql(TurnSql.MISSING)
                    .params(id.value(), id.value())
                    .query((row, n) -> Optional.ofNullable(row.getObject("import_id", UUID.class))
                            .map(ImportId::new))
                    .list();
            if (missing.isEmpty()) {
                return Optional.empty();
            }
            Optional<ImportId> other =
                    missing.stream().flatMap(Optional::stream).findFirst();
            if (other.isPresent()) {
                giveTurnBack(id);
                return other;
            }
        }
    }

    @Override
    public void giveTurnBack(ImportId id) {
        jdbc.sql("delete from transaction.account_turn where import_id = ?")
                .param(id.value())
                .update();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Outcome plan(ImportId id) {
        UUID tenant = TenantScope.requireTenant().value();
        jdbc.sql("delete from transaction.planned_line where import_id = ?")
                .param(id.value())
                .update();
        boolean stages = jdbc.sql(PlanSql.NEEDS_STAGES)
                .param("tenant", tenant)
                .param("import", id.value())
                .query(Boolean.class)
                .single();
        setWise.planForManyLines();
        if (stages) {
            layDownStages(id, tenant);
        }
        jdbc.sql(stages ? PlanSql.BY_STAGES : PlanSql.BY_FACTS)
                .param("tenant", tenant)
                .param("import", id.value())
                .update();
        if (isKnownByFacts(id)) {
            doubt(id, tenant);
        }
        decisions.applyAll(id);
        return jdbc.sql(PlanSql.OUTCOME)
                .param("import", id.value())
                .query((row, n) -> new Outcome(
                        row.getInt("new_lines"),
                        row.getInt("duplicates"),
                        row.getInt("conflicts"),
                        row.getInt("pending"),
                        row.getInt("rejected"),
                        row.getLong("new_sum"),
                        row.getLong("duplicate_sum"),
                        row.getLong("conflict_sum"),
                        row.getLong("pending_sum")))
                .single();
    }

    private void doubt(ImportId id, UUID tenant) {
        jdbc.sql(DoubtSql.ASK)
                .param("tenant", tenant)
                .param("import", id.value())
                .update();
        balances.answer(id);
        gap.ask(id);
    }

    private boolean isKnownByFacts(ImportId id) {
        return jdbc.sql(PlanSql.ANYTHING_KNOWN)
                        .param("tenant", TenantScope.requireTenant().value())
                        .param("import", id.value())
                        .query(Boolean.class)
                        .single()
                && jdbc.sql(
                                "select exists (select from transaction.planned_line where import_id = ? and reason = 'same-facts')")
                        .param(id.value())
                        .query(Boolean.class)
                        .single();
    }

    private void layDownStages(ImportId id, UUID tenant) {
        jdbc.sql(PlanSql.STAGES).update();
        jdbc.sql(PlanSql.LINES).param("import", id.value()).update();
        jdbc.sql("analyze planning_line").update();
        jdbc.sql(PlanSql.BY_ID)
                .param("tenant", tenant)
                .param("import", id.value())
                .update();
        jdbc.sql("analyze planning_by_id").update();
        jdbc.sql(PlanSql.KNOWN)
                .param("tenant", tenant)
                .param("import", id.value())
                .update();
        jdbc.sql("analyze planning_known").update();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public int recordTransactions(ImportId id, LineRange range) {
        setWise.planForManyLines();
        boolean aliases = jdbc.sql("select exists (select from transaction.line_decision where import_id = ?)")
                .param(id.value())
                .query(Boolean.class)
                .single();
        if (aliases) {
            record(DecisionSql.RECORD_ALIASES, id, range);
        }
        return record(PlanSql.RECORD, id, range);
    }

    private int record(String sql, ImportId id, LineRange range) {
        return jdbc.sql(sql)
                .param("import", id.value())
                .param("after", range.after())
                .param("through", range.through())
                .update();
    }

    @Override
    @Transactional(readOnly = true)
    public List<PlannedLine> plannedLines(ImportId id, Optional<Decision> decision, int after, int limit) {
        return jdbc.sql(PlanSql.PLANNED_LINES)
                .param("import", id.value())
                .param("decision", decision.map(Enum::name).orElse(null))
                .param("after", after)
                .param("limit", limit)
                .query((row, n) -> new PlannedLine(
                        row.getInt("line_no"),
                        Decision.valueOf(row.getString("decision")),
                        row.getString("reason"),
                        Optional.ofNullable(row.getObject("transaction_id", UUID.class)),
                        Optional.ofNullable(row.getString("note"))))
                .list();
    }
}
