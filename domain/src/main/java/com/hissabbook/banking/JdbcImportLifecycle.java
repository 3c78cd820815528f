package com.hissabbook.banking;

import com.hissabbook.banking.Import.Outcome;
import com.hissabbook.banking.Import.Refusal;
import com.hissabbook.kernel.AuditableEvent;
import com.hissabbook.kernel.PendingProcesses;
import com.hissabbook.kernel.Refused;
import com.hissabbook.kernel.TenantScope;
import com.hissabbook.statement.StatementReader;
import com.hissabbook.statement.StatementReaders;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** {@link ImportLifecycle} by guarded updates: each names the state it leaves, so a late caller changes nothing. */
@Component
@Transactional
class JdbcImportLifecycle implements ImportLifecycle {

    private final JdbcClient jdbc;
    private final StatementReaders readers;
    private final PendingProcesses pendingProcesses;
    private final ApplicationEventPublisher events;

    JdbcImportLifecycle(
            JdbcClient jdbc,
            StatementReaders readers,
            PendingProcesses pendingProcesses,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.readers = readers;
        this.pendingProcesses = pendingProcesses;
        this.events = events;
    }

    /** An import reached an end, or a part of it was posted. */
    record ImportMoved(String action, UUID subject, Map<String, String> facts) implements AuditableEvent {}

    @Override
    public boolean completeIfIdentical(ImportId id) {
        List<StatementReader> current = readers.all();
        keepFromBeingUndone(id);
        int identical = jdbc.sql("""
                        update banking.import_job j
                        set state = 'COMPLETED', finished_at = now(), same_as_import_id = o.import_id, lines_seen = o.lines_seen,
                            format = o.format, reader_version = o.reader_version,
                            money_account_id = o.money_account_id, new_lines = 0, new_sum = 0,
                            duplicate_lines = o.new_lines + o.duplicate_lines, duplicate_sum = o.new_sum + o.duplicate_sum,
                            conflict_lines = o.conflict_lines, conflict_sum = o.conflict_sum,
                            pending_lines = o.pending_lines, pending_sum = o.pending_sum, rejected_lines = o.rejected_lines
                        from banking.import_job o
                        where j.import_id = :import and j.state in ('RECEIVED', 'AWAITING_ANSWER', 'STAGING')
                          and o.import_id = (
                            select e.import_id from banking.import_job e
                            where e.file_id = j.file_id and e.state = 'COMPLETED' and e.same_as_import_id is null
                              and (e.format, e.reader_version) in (
                                select * from unnest(cast(:formats as text[]), cast(:versions as int[])))
                              and (e.csv_layout is not distinct from j.csv_layout and e.answers = j.answers
                                or j.csv_layout is null and j.answers = '{}')
                              and (j.money_account_id is null or e.money_account_id = j.money_account_id)
                            order by e.import_id limit 1)""")
                .param("import", id.value())
                .param("formats", current.stream().map(StatementReader::format).toArray(String[]::new))
                .param(
                        "versions",
                        current.stream().map(StatementReader::version).toArray(Integer[]::new))
                .update();
        if (identical == 1) {
            ended(id, "banking.import-identical");
        }
        return identical == 1;
    }

    /** Until the caller's transaction ends: an undo that came first is seen, one that comes later sees this import. */
    private void keepFromBeingUndone(ImportId id) {
        jdbc.sql("""
                        select e.import_id from banking.import_job e join banking.import_job j on j.file_id = e.file_id
                        where j.import_id = ? and e.state = 'COMPLETED' and e.same_as_import_id is null for share of e""").param(id.value()).query(row -> {});
    }

    @Override
    public void refuse(ImportId id, Refusal refusal) {
        int refused = jdbc.sql("""
                        update banking.import_job set state = 'REFUSED', refusal_code = ?, refusal_detail = ?, refusal_line = ?,
                            finished_at = now()
                        where import_id = ? and state in ('RECEIVED', 'AWAITING_ANSWER', 'STAGING')""")
                .params(refusal.code(), refusal.detail(), refusal.line(), id.value())
                .update();
        if (refused == 1) {
            ended(id, "banking.import-refused");
        }
    }

    @Override
    public ImportState beginPlanning(ImportId id) {
        jdbc.sql(
                        "update banking.import_job set state = 'PLANNING' where import_id = ? and state = 'STAGING' and staged_lines = lines_seen")
                .param(id.value())
                .update();
        ImportState state = state(id);
        if (state == ImportState.STAGING) {
            throw new IllegalStateException("import " + id + " is not staged to its end");
        }
        return state;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void planned(ImportId id, Outcome outcome) {
        int noted = jdbc.sql("""
                        update banking.import_job set new_lines = ?, duplicate_lines = ?, conflict_lines = ?, pending_lines = ?,
                            rejected_lines = ?, new_sum = ?, duplicate_sum = ?, conflict_sum = ?, pending_sum = ?
                        where import_id = ? and state = 'PLANNING' and lines_seen = ?""")
                .params(
                        outcome.newLines(),
                        outcome.duplicates(),
                        outcome.conflicts(),
                        outcome.pending(),
                        outcome.rejected(),
                        outcome.newSum(),
                        outcome.duplicateSum(),
                        outcome.conflictSum(),
                        outcome.pendingSum(),
                        id.value(),
                        outcome.lines())
                .update();
        if (noted != 1) {
            throw new FencedOff(id, "it is not planning, or its " + outcome.lines() + " decisions are not its lines");
        }
    }

    @Override
    public Optional<LineRange> remaining(ImportId id) {
        jdbc.sql("update banking.import_job set state = 'POSTING' where import_id = ? and state = 'PLANNING'"
                        + " and review <> 'ALWAYS' and doubt is null and approved_plan_hash is null")
                .param(id.value())
                .update();
        return jdbc.sql(
                        // Where a person decided, what was told of known transactions is recorded, even if nothing is
                        // new.
                        "select case when new_lines = 0 and plan_no = 1 then lines_seen else posted_through end, lines_seen"
                                + " from banking.import_job where import_id = ?")
                .param(id.value())
                .query((row, n) -> row.getInt(1) < row.getInt(2)
                        ? Optional.of(new LineRange(row.getInt(1), row.getInt(2)))
                        : Optional.<LineRange>empty())
                .single();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void posted(ImportId id, LineRange range, int transactions) {
        int moved = jdbc.sql("""
                        update banking.import_job set posted_through = ?, posted_transactions = posted_transactions + ?
                        where import_id = ? and state = 'POSTING' and posted_through = ?""")
                .params(range.through(), transactions, id.value(), range.after())
                .update();
        if (moved != 1) {
            throw new FencedOff(id, "lines behind " + range.after() + " are posted already");
        }
        events.publishEvent(new ImportMoved(
                "banking.import-posted",
                id.value(),
                Map.of(
                        "after", Integer.toString(range.after()),
                        "through", Integer.toString(range.through()),
                        "transactions", Integer.toString(transactions))));
    }

    @Override
    public void complete(ImportId id) {
        int completed = jdbc.sql("""
                        update banking.import_job set state = 'COMPLETED', finished_at = now()
                        where import_id = ? and state in ('POSTING', 'PLANNING') and (posted_through = lines_seen or new_lines = 0)
                          and posted_transactions = new_lines""").param(id.value()).update();
        if (completed == 1) {
            ended(id, "banking.import-completed");
        } else if (state(id) != ImportState.COMPLETED) {
            throw new IllegalStateException("import " + id + " has lines without an outcome");
        }
    }

    @Override
    public ImportState cancel(ImportId id) {
        int cancelled = jdbc.sql("""
                        update banking.import_job set state = 'CANCELLED', finished_at = now()
                        where import_id = ? and state in ('RECEIVED', 'AWAITING_ANSWER', 'STAGING', 'PLANNING', 'AWAITING_REVIEW')""").param(id.value()).update();
        if (cancelled == 1) {
            ended(id, "banking.import-cancelled");
        }
        return state(id);
    }

    @Override
    public ImportState expire(ImportId id) {
        int expired = jdbc.sql("""
                        update banking.import_job set state = 'EXPIRED', finished_at = now()
                        where import_id = ? and state in ('AWAITING_ANSWER', 'AWAITING_REVIEW')""").param(id.value()).update();
        if (expired == 1) {
            ended(id, "banking.import-expired");
        }
        return state(id);
    }

    @Override
    @Transactional(readOnly = true)
    public ImportState state(ImportId id) {
        return jdbc.sql("select state from banking.import_job where import_id = ? and tenant_id = ?")
                .params(id.value(), TenantScope.requireTenant().value())
                .query((row, n) -> ImportState.valueOf(row.getString(1)))
                .optional()
                .orElseThrow(() -> Refused.notFound("import"));
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public ImportState hold(ImportId id) {
        ImportState seen = state(id);
        return jdbc.sql("select state from banking.import_job where import_id = ? for update")
                .param(id.value())
                .query((row, n) -> ImportState.valueOf(row.getString(1)))
                .optional()
                .orElse(seen);
    }

    private void ended(ImportId id, String action) {
        pendingProcesses.ended(ImportRows.PROCESS, id.value());
        Map<String, String> counts = jdbc.sql("""
                        select coalesce(lines_seen, 0), coalesce(new_lines, 0), coalesce(duplicate_lines, 0), coalesce(rejected_lines, 0)
                        from banking.import_job where import_id = ?""")
                .param(id.value())
                .query((row, n) -> Map.of(
                        "lines",
                        row.getString(1),
                        "new",
                        row.getString(2),
                        "duplicates",
                        row.getString(3),
                        "rejected",
                        row.getString(4)))
                .single();
        events.publishEvent(new ImportMoved(action, id.value(), counts));
    }
}
