package com.hissabbook.banking;

import com.hissabbook.banking.Import.Refusal;
import com.hissabbook.banking.Replay.State;
import com.hissabbook.kernel.AuditableEvent;
import com.hissabbook.kernel.CurrencyCode;
import com.hissabbook.kernel.PendingProcesses;
import com.hissabbook.kernel.Refused;
import com.hissabbook.kernel.TenantScope;
import com.hissabbook.kernel.UserId;
import com.hissabbook.statement.CsvProfile;
import com.hissabbook.statement.ReadOptions;
import com.hissabbook.statement.StatementReaders;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** {@link Replays} over {@code banking.replay} and {@code banking.replayed_line}. */
@Component
@Transactional
class JdbcReplays implements Replays {

    private static final Set<ImportState> GONE =
            Set.of(ImportState.UNDONE, ImportState.CANCELLED, ImportState.REFUSED, ImportState.EXPIRED);

    private static final String TAKE_IN = "insert into banking.replayed_line (tenant_id, replay_id, "
            + StagedLineCopy.COLUMNS + ") select ?, ?, " + StagedLineCopy.COLUMNS + " from staged_line_inbox";

    private final JdbcClient jdbc;
    private final Imports imports;
    private final FileVault vault;
    private final StatementReaders readers;
    private final ReplayRequests requests;
    private final StagedLineInbox inbox;
    private final ReplayDiffs diffs;
    private final PendingProcesses pendingProcesses;
    private final ApplicationEventPublisher events;
    private final JsonMapper json = JsonMapper.builder().build();

    JdbcReplays(
            JdbcClient jdbc,
            Imports imports,
            FileVault vault,
            StatementReaders readers,
            ReplayRequests requests,
            StagedLineInbox inbox,
            ReplayDiffs diffs,
            PendingProcesses pendingProcesses,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.imports = imports;
        this.vault = vault;
        this.readers = readers;
        this.requests = requests;
        this.inbox = inbox;
        this.diffs = diffs;
        this.pendingProcesses = pendingProcesses;
        this.events = events;
    }

    /** A stored file is read again: asked for, read, refused. */
    record ReplayMoved(String action, UUID subject, Map<String, String> facts) implements AuditableEvent {}

    @Override
    public Replay request(ImportId id, Optional<UUID> csvProfileId, UserId requestedBy, String correlationId) {
        UUID replay = requests.note(id, csvProfileId, requestedBy, correlationId);
        moved("banking.replay-requested", id, Map.of("replay", replay.toString(), "by", requestedBy.toString()));
        return find(replay);
    }

    @Override
    @Transactional(readOnly = true)
    public Replay find(UUID replayId) {
        return jdbc.sql(ReplaySql.FIND + " and r.replay_id = :id")
                .param("tenant", TenantScope.requireTenant().value())
                .param("id", replayId)
                .query(JdbcReplays::map)
                .optional()
                .orElseThrow(() -> Refused.notFound("replay"));
    }

    @Override
    @Transactional(readOnly = true)
    public Replay find(ImportId id, int no) {
        return jdbc.sql(ReplaySql.FIND + " and r.import_id = :import and r.replay_no = :no")
                .param("tenant", TenantScope.requireTenant().value())
                .param("import", id.value())
                .param("no", no)
                .query(JdbcReplays::map)
                .optional()
                .orElseThrow(() -> Refused.notFound("replay"));
    }

    @Override
    @Transactional(readOnly = true)
    public List<Replay> of(ImportId id) {
        imports.find(id);
        return jdbc.sql(ReplaySql.FIND + " and r.import_id = :import order by r.replay_no desc limit 100")
                .param("tenant", TenantScope.requireTenant().value())
                .param("import", id.value())
                .query(JdbcReplays::map)
                .list();
    }

    @Override
    @Transactional(readOnly = true)
    public FileReading reading(UUID replayId) {
        return jdbc.sql("""
                        select j.import_id, j.file_id, j.format, r.csv_layout, r.answers, r.staged_through, j.requested_at, a.currency
                        from banking.replay r join banking.import_job j on j.import_id = r.import_id
                        left join banking.money_account a on a.money_account_id = j.money_account_id
                        where r.replay_id = ?""")
                .param(replayId)
                .query((row, n) -> new FileReading(
                        new ImportId(row.getObject("import_id", UUID.class)),
                        vault.open(row.getObject("file_id", UUID.class)),
                        readers.named(row.getString("format")),
                        new ReadOptions(
                                Optional.ofNullable(row.getString("csv_layout"))
                                        .map(layout -> json.readValue(layout, CsvProfile.class)),
                                Optional.ofNullable(row.getString("currency")).map(CurrencyCode::new),
                                json.readValue(row.getString("answers"), Answers.WORDS)),
                        row.getInt("staged_through"),
                        JdbcStaging.latestDay(row.getObject("requested_at", OffsetDateTime.class))))
                .single();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void append(UUID replayId, List<StagedBlock> blocks) {
        int moved = jdbc.sql("""
                        update banking.replay set staged_through = ?
                        where replay_id = ? and staged_through = ? and state = 'READING'""")
                .params(blocks.getLast().through(), replayId, blocks.getFirst().after())
                .update();
        if (moved != 1) {
            throw new FencedOff(find(replayId).importId(), "its replay has these lines already");
        }
        inbox.fill(blocks);
        jdbc.sql(TAKE_IN).params(TenantScope.requireTenant().value(), replayId).update();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void finish(UUID replayId, int linesSeen) {
        int ended = jdbc.sql("""
                        update banking.replay set state = 'READ', lines_seen = ?, finished_at = now()
                        where replay_id = ? and state = 'READING'""").params(linesSeen, replayId).update();
        ended(ended, replayId, "banking.replay-read");
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void refuse(UUID replayId, Refusal refusal) {
        int ended = jdbc.sql("""
                        update banking.replay set state = 'REFUSED', finished_at = now(), refusal_code = ?, refusal_detail = ?, refusal_line = ?
                        where replay_id = ? and state = 'READING'""")
                .params(refusal.code(), refusal.detail(), refusal.line(), replayId)
                .update();
        ended(ended, replayId, "banking.replay-refused");
    }

    private void ended(int rows, UUID replayId, String action) {
        if (rows == 1) {
            pendingProcesses.ended(ReplayRequests.PROCESS, replayId);
            moved(action, find(replayId).importId(), Map.of("replay", replayId.toString()));
        }
    }

    private void moved(String action, ImportId id, Map<String, String> facts) {
        events.publishEvent(new ReplayMoved(action, id.value(), facts));
    }

    @Override
    @Transactional(readOnly = true)
    public ReplayDiff diff(Replay replay) {
        return diffs.of(read(replay));
    }

    @Override
    @Transactional(readOnly = true)
    public List<ReplayDiff.Place> places(Replay replay, Optional<ReplayDiff.Kind> kind, int after, int limit) {
        return diffs.places(read(replay), kind, after, limit);
    }

    @Override
    @Transactional(readOnly = true)
    public List<ReplayDiff.Numbers> changed(Replay replay, int most) {
        return diffs.numbers(read(replay), Optional.empty(), 0, most);
    }

    @Override
    @Transactional(readOnly = true)
    public Map<Integer, Integer> nowOf(Replay replay, Collection<Integer> then) {
        return diffs.nowOf(read(replay), then);
    }

    @Override
    @Transactional(readOnly = true)
    public String digest(Replay replay) {
        return diffs.digest(read(replay));
    }

    @Override
    @Transactional(readOnly = true)
    public boolean isByReaderOfToday(Replay replay) {
        String format = imports.find(replay.importId()).format().orElseThrow();
        return readers.named(format).version() == replay.readerVersionNow();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void applied(UUID replayId, ImportId as, List<Integer> takenBack) {
        int moved = jdbc.sql("""
                        update banking.replay set state = 'APPLIED', applied_import_id = ?, taken_back = ?
                        where replay_id = ? and state = 'READ'""")
                .param(as.value())
                .param(takenBack.toArray(Integer[]::new))
                .param(replayId)
                .update();
        if (moved != 1) {
            throw Refused.conflict("replay-applied", "The replay was applied meanwhile. Look at it again.");
        }
        moved(
                "banking.replay-applied",
                find(replayId).importId(),
                Map.of("replay", replayId.toString(), "as", as.toString()));
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Integer> reverted(Replay replay) {
        ImportId as = replay.appliedAs()
                .orElseThrow(() ->
                        Refused.conflict("not-applied", "The replay is not applied: nothing was taken back for it."));
        jdbc.sql("select replay_id from banking.replay where replay_id = ? for update")
                .param(replay.id())
                .query(row -> {});
        if (!GONE.contains(imports.find(as).state())) {
            throw Refused.conflict(
                    "correction-stands",
                    "The import " + as + " stands, which corrects this one by the replay. Undo or cancel it first.");
        }
        List<Integer> lines = List.of(jdbc.sql("""
                        update banking.replay set state = 'READ', applied_import_id = null, taken_back = '{}'
                        where replay_id = ? and state = 'APPLIED' returning old.taken_back""")
                .param(replay.id())
                .query((row, n) -> (Integer[]) row.getArray(1).getArray())
                .optional()
                .orElseThrow(() -> Refused.conflict("not-applied", "The replay was taken back meanwhile.")));
        moved(
                "banking.replay-reverted",
                replay.importId(),
                Map.of("replay", replay.id().toString()));
        return lines;
    }

    private static Replay read(Replay replay) {
        if (replay.state() != State.READ && replay.state() != State.APPLIED) {
            throw Refused.conflict(
                    "not-read", "The replay is " + replay.state() + ": there is nothing to compare with the import.");
        }
        return replay;
    }

    private static Replay map(ResultSet row, int n) throws SQLException {
        String refusal = row.getString("refusal_code");
        return new Replay(
                row.getObject("replay_id", UUID.class),
                new ImportId(row.getObject("import_id", UUID.class)),
                row.getInt("replay_no"),
                State.valueOf(row.getString("state")),
                row.getInt("reader_version_then"),
                row.getInt("reader_version"),
                Optional.ofNullable(row.getObject("csv_profile_id", UUID.class)),
                row.getInt("staged_through"),
                Optional.ofNullable(row.getObject("applied_import_id", UUID.class))
                        .map(ImportId::new),
                refusal == null
                        ? Optional.empty()
                        : Optional.of(
                                new Refusal(refusal, row.getString("refusal_detail"), row.getLong("refusal_line"))),
                row.getObject("requested_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject("finished_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant));
    }
}
