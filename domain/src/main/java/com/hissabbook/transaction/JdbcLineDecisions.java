package com.hissabbook.transaction;

import com.hissabbook.banking.Import.Outcome;
import com.hissabbook.banking.ImportId;
import com.hissabbook.kernel.Refused;
import com.hissabbook.kernel.SetWise;
import com.hissabbook.kernel.TenantScope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** {@link LineDecisions} in {@code transaction.line_decision}, applied to plans by {@link DecisionSql}. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class JdbcLineDecisions implements LineDecisions {

    private static final int LONGEST_NOTE = 500;

    private final JdbcClient jdbc;
    private final SetWise setWise;
    private final SkippedLines skippedLines;

    JdbcLineDecisions(JdbcClient jdbc, SetWise setWise, SkippedLines skippedLines) {
        this.jdbc = jdbc;
        this.setWise = setWise;
        this.skippedLines = skippedLines;
    }

    private record Planned(int line, Decision decision, String reason, Optional<UUID> known, UUID account) {}

    private record Change(Decision decision, int lines, long amount) {}

    @Override
    public void note(DecideLines decision) {
        refuseOdd(decision);
        List<Planned> planned = of(DecisionSql.PLANNED, decision.importId(), decision.lines())
                .query(JdbcLineDecisions::planned)
                .list();
        refuseUnknown(decision, planned);
        planned.forEach(JdbcLineDecisions::refuseUndecidable);
        UUID[] targets = planned.stream()
                .map(line -> decision.verdict() == Verdict.DUPLICATE ? target(decision, line) : null)
                .toArray(UUID[]::new);
        refuseUnfit(targets, planned);
        if (decision.verdict() == Verdict.NEW) {
            skippedLines.refuseBookedSince(decision);
        }
        jdbc.sql(DecisionSql.NOTE)
                .param("tenant", TenantScope.requireTenant().value())
                .param("import", decision.importId().value())
                .param("verdict", decision.verdict().name())
                .param("note", decision.note().strip())
                .param("by", decision.by().value())
                .param("lines", planned.stream().map(Planned::line).toArray(Integer[]::new))
                .param("targets", targets)
                .update();
    }

    private static void refuseOdd(DecideLines decision) {
        int lines = decision.lines().size();
        if (lines == 0 || lines > DecideLines.MOST || new HashSet<>(decision.lines()).size() != lines) {
            throw Refused.invalid(
                    "invalid-lines",
                    "Name 1 to " + DecideLines.MOST + " lines, each once; there are " + lines + " in the request.");
        }
        if (decision.note().length() > LONGEST_NOTE) {
            throw Refused.invalid("invalid-reason", "Say why in up to " + LONGEST_NOTE + " characters.");
        }
        if (!decision.duplicateOf().isEmpty() && decision.verdict() != Verdict.DUPLICATE) {
            throw Refused.invalid(
                    "unexpected-transaction", "Only a DUPLICATE names a transaction. Leave transactionId out.");
        }
    }

    private static void refuseUnknown(DecideLines decision, List<Planned> planned) {
        Set<Integer> missing = new HashSet<>(decision.lines());
        planned.forEach(line -> missing.remove(line.line()));
        missing.stream().sorted().findFirst().ifPresent(line -> {
            throw Refused.invalid(
                    "unknown-line",
                    "The plan of this import has no line " + line
                            + ". Look at its lines, or wait until it is planned.");
        });
    }

    private static void refuseUndecidable(Planned line) {
        if (line.decision() == Decision.PENDING) {
            throw Refused.conflict(
                    "line-pending",
                    "Line " + line.line() + " is pending at the bank. Wait for a statement in which it is booked.");
        }
        if (line.decision() == Decision.REJECTED && !line.reason().equals("skipped")) {
            throw Refused.conflict(
                    "line-unreadable",
                    "Line " + line.line() + " could not be used (" + line.reason()
                            + "). Correct it in the file and upload that.");
        }
    }

    private static UUID target(DecideLines decision, Planned line) {
        return Optional.ofNullable(decision.duplicateOf().get(line.line()))
                .or(() -> line.decision() == Decision.NEW ? Optional.empty() : line.known())
                .orElseThrow(() -> Refused.invalid(
                        "no-known-transaction",
                        "The plan names no transaction that line " + line.line()
                                + " could be a duplicate of. Give its transactionId."));
    }

    /** A line can only be what happened on its own account, and what counts; and neither itself nor what goes with this very decision. */
    private void refuseUnfit(@Nullable UUID[] targets, List<Planned> lines) {
        Set<UUID> own = lines.stream()
                .filter(line -> line.decision() == Decision.NEW)
                .flatMap(line -> line.known().stream())
                .collect(Collectors.toSet());
        Set<Map.Entry<UUID, UUID>> fit = new HashSet<>();
        for (int i = 0; i < targets.length; i++) {
            UUID target = targets[i];
            if (target != null
                    && (own.contains(target)
                            || fit.add(Map.entry(target, lines.get(i).account())))) {
                refuseUnfit(target, lines.get(i), own);
            }
        }
    }

    private void refuseUnfit(UUID target, Planned line, Set<UUID> own) {
        boolean counts = jdbc.sql("""
                        select exists (select from transaction.transaction t where t.transaction_id = ? and t.money_account_id = ?
                            and not exists (select from transaction.withdrawal w where w.transaction_id = t.transaction_id))""")
                .params(target, line.account())
                .query(Boolean.class)
                .single();
        if (!counts || own.contains(target)) {
            throw Refused.invalid(
                    "unknown-transaction",
                    "Line " + line.line() + " cannot be a duplicate of transaction " + target
                            + ": name another one on the same account that counts and is not decided on here.");
        }
    }

    @Override
    public Set<Integer> skipped(ImportId id) {
        return skippedLines.of(id);
    }

    @Override
    public void skipAlike(ImportId from, ImportId to, Map<Integer, Integer> lines) {
        skippedLines.skipAlike(from, to, lines);
    }

    @Override
    public PutBack putBack(DecideLines decision) {
        return skippedLines.putBack(decision);
    }

    @Override
    public String standing(ImportId id, Collection<Integer> lines, Consumer<Integer> each) {
        StringBuilder all = new StringBuilder();
        jdbc.sql("""
                        select line_no, decision, transaction_id from transaction.planned_line
                        where import_id = ? and line_no = any(?) and decision in ('NEW', 'DUPLICATE', 'CONFLICT') order by line_no""").param(id.value()).param(lines.toArray(Integer[]::new)).query(row -> {
            each.accept(row.getInt(1));
            all.append(row.getInt(1)).append(row.getString(2)).append(row.getString(3));
        });
        return all.toString();
    }

    @Override
    public Outcome applyTo(ImportId id, List<Integer> lines) {
        return applied(id, lines.toArray(Integer[]::new));
    }

    /** Every decision that was noted for the import, to a plan that is being made. */
    Outcome applyAll(ImportId id) {
        skippedLines.skipInCorrection(id);
        boolean noted = jdbc.sql("select exists (select from transaction.line_decision where import_id = ?)")
                .param(id.value())
                .query(Boolean.class)
                .single();
        return noted ? applied(id, null) : new Outcome(0, 0, 0, 0, 0, 0, 0, 0, 0);
    }

    private Outcome applied(ImportId id, Integer @Nullable [] lines) {
        setWise.planForManyLines();
        Map<Decision, Change> changes = new EnumMap<>(Decision.class);
        jdbc.sql(DecisionSql.APPLY)
                .param("tenant", TenantScope.requireTenant().value())
                .param("import", id.value())
                .param("lines", lines)
                .query((row, n) ->
                        new Change(Decision.valueOf(row.getString(1)), row.getInt("lines"), row.getLong("amount")))
                .list()
                .forEach(change -> changes.put(change.decision(), change));
        Change none = new Change(Decision.NEW, 0, 0);
        Change fresh = changes.getOrDefault(Decision.NEW, none);
        Change duplicate = changes.getOrDefault(Decision.DUPLICATE, none);
        Change conflict = changes.getOrDefault(Decision.CONFLICT, none);
        return new Outcome(
                fresh.lines(),
                duplicate.lines(),
                conflict.lines(),
                0,
                changes.getOrDefault(Decision.REJECTED, none).lines(),
                fresh.amount(),
                duplicate.amount(),
                conflict.amount(),
                0);
    }

    @Override
    public int withdraw(ImportId id, List<Integer> lines, UUID cause) {
        return of(DecisionSql.WITHDRAW, id, lines).param("cause", cause).update();
    }

    @Override
    public int reinstate(ImportId id, List<Integer> lines) {
        return of(DecisionSql.REINSTATE, id, lines).update();
    }

    @Override
    public void merge(ImportId id, List<Integer> lines) {
        of(DecisionSql.MERGE, id, lines).update();
        of(DecisionSql.FOLLOW_MERGED, id, lines).update();
    }

    private StatementSpec of(String sql, ImportId id, List<Integer> lines) {
        return jdbc.sql(sql).param("import", id.value()).param("lines", lines.toArray(Integer[]::new));
    }

    private static Planned planned(ResultSet row, int n) throws SQLException {
        return new Planned(
                row.getInt("line_no"),
                Decision.valueOf(row.getString("decision")),
                row.getString("reason"),
                Optional.ofNullable(row.getObject("transaction_id", UUID.class)),
                row.getObject("money_account_id", UUID.class));
    }
}
