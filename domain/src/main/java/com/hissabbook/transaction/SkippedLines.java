package com.hissabbook.transaction;

import com.hissabbook.banking.Import.Outcome;
import com.hissabbook.banking.ImportId;
import com.hissabbook.kernel.Refused;
import com.hissabbook.kernel.TenantScope;
import com.hissabbook.transaction.LineDecisions.PutBack;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What people skipped: it stays skipped in the corrections of its file, and comes back only where nothing else has booked it since. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class SkippedLines {

    private final JdbcClient jdbc;

    SkippedLines(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Again(int line, UUID transaction) {}

    private record Told(UUID importId, boolean skips) {}

    private record Restored(int line, Decision decision, long amount) {}

    /** Who knows of the other one and means both calls the line its duplicate first: then it is no skipped one any more. */
    void refuseBookedSince(DecideLines decision) {
        List<Again> again = jdbc.sql(SkippedSql.BOOKED_SINCE)
                .param("tenant", TenantScope.requireTenant().value())
                .param("import", decision.importId().value())
                .param("lines", decision.lines().toArray(Integer[]::new))
                .query((row, n) -> new Again(row.getInt("line_no"), row.getObject("transaction_id", UUID.class)))
                .list();
        if (!again.isEmpty()) {
            Again first = again.getFirst();
            throw Refused.conflict(
                    "imported-again",
                    "Line " + first.line() + " was skipped, and another import has booked it since, as transaction "
                            + first.transaction()
                            + (again.size() == 1 ? "" : "; so it is with " + (again.size() - 1) + " more lines")
                            + ". Undo that import first, or leave the line skipped. If it happened besides, call it a DUPLICATE of that"
                            + " transaction first, then NEW.");
        }
    }

    Set<Integer> of(ImportId id) {
        return Set.copyOf(
                jdbc.sql("select line_no from transaction.planned_line where import_id = ? and reason = 'skipped'")
                        .param(id.value())
                        .query(Integer.class)
                        .list());
    }

    /** Line of the one → line of the other. */
    void skipAlike(ImportId from, ImportId to, Map<Integer, Integer> lines) {
        jdbc.sql(SkippedSql.SKIP_ALIKE)
                .param(to.value())
                .param(lines.keySet().toArray(Integer[]::new))
                .param(lines.values().toArray(Integer[]::new))
                .param(from.value())
                .update();
    }

    /** Notes for a correction that is being planned what people skipped of its file. */
    void skipInCorrection(ImportId id) {
        jdbc.sql(SkippedSql.CORRECTS)
                .param(id.value())
                .query(UUID.class)
                .optional()
                .ifPresent(corrected -> skipAsToldBefore(id, corrected));
    }

    private void skipAsToldBefore(ImportId id, UUID corrected) {
        List<Told> told = jdbc.sql(SkippedSql.TOLD)
                .param("import", id.value())
                .param("corrected", corrected)
                .query((row, n) -> new Told(row.getObject("import_id", UUID.class), row.getBoolean("skips")))
                .list();
        if (told.stream().anyMatch(Told::skips)) {
            jdbc.sql(SkippedSql.SKIPPED_BEFORE)
                    .param("import", id.value())
                    .param("told", told.stream().map(Told::importId).toArray(UUID[]::new))
                    .update();
        }
    }

    PutBack putBack(DecideLines decision) {
        List<Restored> restored = jdbc.sql(SkippedSql.PUT_BACK)
                .param("import", decision.importId().value())
                .param("lines", decision.lines().toArray(Integer[]::new))
                .param("note", decision.note().strip())
                .param("by", decision.by().value())
                .query((row, n) -> new Restored(
                        row.getInt("line_no"), Decision.valueOf(row.getString("decision")), row.getLong("amount")))
                .list();
        Set<Integer> lines = Set.copyOf(restored.stream().map(Restored::line).toList());
        List<Restored> known = only(restored, Decision.DUPLICATE);
        List<Restored> asked = only(restored, Decision.CONFLICT);
        Outcome change = new Outcome(0, known.size(), asked.size(), 0, -restored.size(), 0, sum(known), sum(asked), 0);
        return new PutBack(
                decision.lines().stream().filter(line -> !lines.contains(line)).toList(), change);
    }

    private static List<Restored> only(List<Restored> restored, Decision decision) {
        return restored.stream().filter(line -> line.decision() == decision).toList();
    }

    private static long sum(List<Restored> lines) {
        return lines.stream().mapToLong(Restored::amount).sum();
    }
}
