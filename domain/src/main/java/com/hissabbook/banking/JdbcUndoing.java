package com.hissabbook.banking;

import com.hissabbook.banking.Undo.Kind;
import com.hissabbook.kernel.AuditableEvent;
import com.hissabbook.kernel.Ids;
import com.hissabbook.kernel.PendingProcesses;
import com.hissabbook.kernel.Refused;
import com.hissabbook.kernel.TenantScope;
import com.hissabbook.kernel.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** {@link Undoing} by guarded updates of {@code banking.import_job} and {@code banking.import_undo}. */
@Component
@Transactional
class JdbcUndoing implements Undoing {

    /** The process that the outbox note of an undo asks for. */
    static final String PROCESS = "undo";

    private static final String SELECT = """
            select u.*, coalesce(j.same_as_import_id, j.import_id) as plan_of
            from banking.import_undo u join banking.import_job j on j.import_id = u.import_id""";

    private final JdbcClient jdbc;
    private final PendingProcesses pendingProcesses;
    private final ApplicationEventPublisher events;

    JdbcUndoing(JdbcClient jdbc, PendingProcesses pendingProcesses, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.pendingProcesses = pendingProcesses;
        this.events = events;
    }

    /** An import is taken out of the books or brought back: asked for, carried out in part, done. */
    record UndoMoved(String action, UUID subject, Map<String, String> facts) implements AuditableEvent {}

    @Override
    public Undo request(ImportId id, Kind kind, UserId requestedBy, String correlationId) {
        int moved = jdbc.sql(
                        "update banking.import_job set state = ? where import_id = ? and tenant_id = ? and state = ?")
                .params(
                        during(kind).name(),
                        id.value(),
                        TenantScope.requireTenant().value(),
                        from(kind).name())
                .update();
        if (moved == 0) {
            throw refused(id, kind);
        }
        if (kind == Kind.REDO) {
            refuseBesideWhatItReplaced(id);
        }
        UUID undo = Ids.next();
        jdbc.sql("""
                        insert into banking.import_undo (undo_id, tenant_id, import_id, kind, correlation_id, requested_by)
                        values (?, ?, ?, ?, ?, ?)""")
                .params(undo, TenantScope.requireTenant().value(), id.value())
                .params(kind.name(), correlationId, requestedBy.value())
                .update();
        pendingProcesses.note(PROCESS, undo);
        events.publishEvent(new UndoMoved(
                "banking.import-" + word(kind) + "-requested",
                id.value(),
                Map.of("undo", undo.toString(), "by", requestedBy.toString())));
        return find(undo);
    }

    /** Nobody takes the replay back before the caller's transaction ends. */
    private void refuseBesideWhatItReplaced(ImportId id) {
        jdbc.sql(CorrectionSql.REPLAY_STANDS)
                .param(id.value())
                .query(Boolean.class)
                .optional()
                .filter(stands -> !stands)
                .ifPresent(gone -> {
                    throw Refused.conflict(
                            "replay-reverted",
                            "The import corrects another one by a replay that was taken back since, so the lines that it replaces are in the"
                                    + " books again. Apply the replay again instead.");
                });
    }

    private Refused refused(ImportId id, Kind kind) {
        ImportState state = state(id);
        return kind == Kind.UNDO
                ? Refused.conflict(
                        "not-completed",
                        "The import is " + state
                                + ": only a completed one can be undone. One that is not posted yet can be cancelled.")
                : Refused.conflict(
                        "not-undone", "The import is " + state + ": only one that was undone can be brought back.");
    }

    @Override
    @Transactional(readOnly = true)
    public Undo find(UUID undoId) {
        return jdbc.sql(SELECT + " where u.undo_id = ? and u.tenant_id = ?")
                .params(undoId, TenantScope.requireTenant().value())
                .query(JdbcUndoing::map)
                .optional()
                .orElseThrow(() -> Refused.notFound("undo"));
    }

    @Override
    @Transactional(readOnly = true)
    public List<Undo> of(ImportId id) {
        return jdbc.sql(SELECT + " where u.import_id = ? and u.tenant_id = ? order by u.undo_id")
                .params(id.value(), TenantScope.requireTenant().value())
                .query(JdbcUndoing::map)
                .list();
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<LineRange> remaining(UUID undoId) {
        return jdbc.sql("""
                        select u.through, j.lines_seen from banking.import_undo u join banking.import_job j on j.import_id = u.import_id
                        where u.undo_id = ? and u.finished_at is null and u.through < j.lines_seen""")
                .param(undoId)
                .query((row, n) -> new LineRange(row.getInt(1), row.getInt(2)))
                .optional();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void carriedOut(UUID undoId, LineRange range, int changed, int kept) {
        Undo undo = find(undoId);
        int moved = jdbc.sql("""
                        update banking.import_undo set through = ?, changed = changed + ?, kept = kept + ?
                        where undo_id = ? and through = ? and finished_at is null""")
                .params(range.through(), changed, kept, undoId, range.after())
                .update();
        if (moved != 1) {
            throw new FencedOff(undo.importId(), "lines behind " + range.after() + " are undone already");
        }
        events.publishEvent(new UndoMoved(
                "banking.import-" + word(undo.kind()),
                undo.importId().value(),
                Map.of(
                        "undo", undoId.toString(),
                        "after", Integer.toString(range.after()),
                        "through", Integer.toString(range.through()),
                        "transactions", Integer.toString(changed),
                        "kept", Integer.toString(kept))));
    }

    @Override
    public ImportState settle(UUID undoId) {
        Undo undo = find(undoId);
        int finished = jdbc.sql("""
                        update banking.import_undo u set finished_at = now() from banking.import_job j
                        where u.undo_id = ? and u.finished_at is null and j.import_id = u.import_id and u.through = j.lines_seen""").param(undoId).update();
        if (finished == 1) {
            jdbc.sql("update banking.import_job set state = ? where import_id = ? and state = ?")
                    .params(
                            after(undo.kind()).name(),
                            undo.importId().value(),
                            during(undo.kind()).name())
                    .update();
            pendingProcesses.ended(PROCESS, undoId);
            events.publishEvent(new UndoMoved(
                    "banking.import-" + word(undo.kind()) + "-completed",
                    undo.importId().value(),
                    Map.of("undo", undoId.toString(), "transactions", Integer.toString(undo.transactions()))));
        } else if (undo.finishedAt().isEmpty()) {
            throw new IllegalStateException("undo " + undoId + " has not looked at every line");
        }
        return state(undo.importId());
    }

    @Override
    public ImportState giveUp(UUID undoId) {
        Undo undo = find(undoId);
        int finished = jdbc.sql(
                        "update banking.import_undo set finished_at = now() where undo_id = ? and finished_at is null and through = 0")
                .param(undoId)
                .update();
        if (finished == 1) {
            jdbc.sql("update banking.import_job set state = ? where import_id = ? and state = ?")
                    .params(
                            from(undo.kind()).name(),
                            undo.importId().value(),
                            during(undo.kind()).name())
                    .update();
            pendingProcesses.ended(PROCESS, undoId);
            events.publishEvent(new UndoMoved(
                    "banking.import-" + word(undo.kind()) + "-given-up",
                    undo.importId().value(),
                    Map.of("undo", undoId.toString())));
        }
        return state(undo.importId());
    }

    private ImportState state(ImportId id) {
        return jdbc.sql("select state from banking.import_job where import_id = ? and tenant_id = ?")
                .params(id.value(), TenantScope.requireTenant().value())
                .query((row, n) -> ImportState.valueOf(row.getString(1)))
                .optional()
                .orElseThrow(() -> Refused.notFound("import"));
    }

    private static ImportState from(Kind kind) {
        return kind == Kind.UNDO ? ImportState.COMPLETED : ImportState.UNDONE;
    }

    private static ImportState during(Kind kind) {
        return kind == Kind.UNDO ? ImportState.UNDOING : ImportState.REINSTATING;
    }

    private static ImportState after(Kind kind) {
        return kind == Kind.UNDO ? ImportState.UNDONE : ImportState.COMPLETED;
    }

    private static String word(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private static Undo map(ResultSet row, int n) throws SQLException {
        return new Undo(
                row.getObject("undo_id", UUID.class),
                new ImportId(row.getObject("import_id", UUID.class)),
                new ImportId(row.getObject("plan_of", UUID.class)),
                Kind.valueOf(row.getString("kind")),
                row.getInt("changed"),
                row.getInt("kept"),
                row.getString("correlation_id"),
                row.getObject("requested_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject("finished_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant));
    }
}
