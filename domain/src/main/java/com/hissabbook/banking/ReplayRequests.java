package com.hissabbook.banking;

import com.hissabbook.kernel.Ids;
import com.hissabbook.kernel.PendingProcesses;
import com.hissabbook.kernel.Refused;
import com.hissabbook.kernel.UserId;
import com.hissabbook.statement.StatementReaders;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Which imports can be read once more, and by what. In the caller's transaction. */
@Component
class ReplayRequests {

    /** The process that the outbox note of a replay asks for. */
    static final String PROCESS = "replay";

    private final JdbcClient jdbc;
    private final Imports imports;
    private final StatementReaders readers;
    private final SavedLayouts saved;
    private final PendingProcesses pendingProcesses;
    private final JsonMapper json = JsonMapper.builder().build();

    ReplayRequests(
            JdbcClient jdbc,
            Imports imports,
            StatementReaders readers,
            SavedLayouts saved,
            PendingProcesses pendingProcesses) {
        this.jdbc = jdbc;
        this.imports = imports;
        this.readers = readers;
        this.saved = saved;
        this.pendingProcesses = pendingProcesses;
    }

    /** Notes it, with the process that reads. */
    UUID note(ImportId id, Optional<UUID> csvProfileId, UserId requestedBy, String correlationId) {
        jdbc.sql("select import_id from banking.import_job where import_id = ? for update")
                .param(id.value())
                .query(row -> {});
        Import found = replayable(id);
        String format = found.format().orElseThrow();
        if (csvProfileId.isPresent() && !format.equals("CSV")) {
            throw Refused.invalid(
                    "not-csv", "The file is " + format + ", which needs no layout. Leave `profileId` out.");
        }
        Optional<SavedCsvProfile> profile = csvProfileId.map(saved::find);
        UUID replay = Ids.next();
        jdbc.sql(ReplaySql.REQUEST)
                .param("id", replay)
                .param("import", id.value())
                .param("version", readers.named(format).version())
                .param(
                        "layout",
                        profile.map(SavedCsvProfile::layout)
                                .map(json::writeValueAsString)
                                .orElse(null))
                .param("profile", profile.map(SavedCsvProfile::id).orElse(null))
                .param("profileVersion", profile.map(SavedCsvProfile::version).orElse(null))
                .param("correlation", correlationId)
                .param("by", requestedBy.value())
                .update();
        pendingProcesses.note(PROCESS, replay);
        return replay;
    }

    private Import replayable(ImportId id) {
        Import found = imports.find(id);
        if (found.sameAs().isPresent()) {
            throw Refused.conflict(
                    "not-the-first",
                    "The same bytes were read by import " + found.sameAs().get() + ". Replay that one.");
        }
        if (found.state() != ImportState.COMPLETED) {
            throw Refused.conflict(
                    "not-completed",
                    "The import is " + found.state() + ": only one that is completed can be replayed.");
        }
        boolean reading = jdbc.sql(
                        "select exists (select from banking.replay where import_id = ? and state = 'READING')")
                .param(id.value())
                .query(Boolean.class)
                .single();
        if (reading) {
            throw Refused.conflict(
                    "replay-under-way", "The file is being read again already. Wait for that replay to end.");
        }
        return found;
    }
}
