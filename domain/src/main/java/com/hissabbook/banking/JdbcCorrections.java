package com.hissabbook.banking;

import com.hissabbook.kernel.AuditableEvent;
import com.hissabbook.kernel.Refused;
import com.hissabbook.kernel.TenantScope;
import com.hissabbook.kernel.UserId;
import com.hissabbook.statement.StatementSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** {@link Corrections} over {@code banking.correction}, {@code banking.given_up_line} and the lines of imports. */
@Component
@Transactional
class JdbcCorrections implements Corrections {

    /** More are not put into one file of rejects: it has the first ones that are open, and the next once these are corrected. */
    private static final int MOST_LINES = 20_000;

    private final JdbcClient jdbc;
    private final Imports imports;
    private final FileVault vault;
    private final CorrectedFiles files;
    private final RejectedLines rejects;
    private final ApplicationEventPublisher events;

    JdbcCorrections(
            JdbcClient jdbc,
            Imports imports,
            FileVault vault,
            CorrectedFiles files,
            RejectedLines rejects,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.imports = imports;
        this.vault = vault;
        this.files = files;
        this.rejects = rejects;
        this.events = events;
    }

    /** A file was handed in that corrects another import, or rejected lines were given up. */
    record CorrectionMoved(String action, UUID subject, Map<String, String> facts) implements AuditableEvent {}

    @Override
    @Transactional(readOnly = true)
    public Download rejects(ImportId id) {
        Import found = correctable(id);
        List<RejectedLine> open = rejects.open(id, MOST_LINES);
        if (open.isEmpty()) {
            throw Refused.conflict("no-open-rejects", "No line of this import is rejected and open.");
        }
        RejectsForm form = files.form(found, id).orElseThrow(CorrectedFiles::notInFormat);
        if (!open.stream().allMatch(RejectedLine::isWhole)) {
            throw CorrectedFiles.notInFormat();
        }
        try {
            return form.cut(vault.open(found.fileId()), open);
        } catch (IOException e) {
            throw new UncheckedIOException("the stored file cannot be read back", e);
        }
    }

    @Override
    public ImportId receive(ReceiveImport request, ImportId corrects) {
        Import found = held(corrects);
        Path whole = request.content();
        try {
            if (CorrectedFiles.isRejects(request.content())) {
                whole = Files.createTempFile("corrected-", ".statement");
                files.splice(found, request.content(), whole);
            } else {
                files.mustBeWhole(found, request.content());
            }
            return received(request, found, whole, null);
        } catch (IOException e) {
            throw new UncheckedIOException("the corrected file cannot be put together", e);
        } finally {
            if (!whole.equals(request.content())) {
                delete(whole);
            }
        }
    }

    /** Until the end of the transaction nobody else corrects, gives up or undoes. */
    private void hold(ImportId id) {
        jdbc.sql("select import_id from banking.import_job where import_id = ? for update")
                .param(id.value())
                .query(row -> {});
    }

    private Import held(ImportId corrects) {
        hold(corrects);
        Import found = correctable(corrects);
        long others = jdbc.sql(CorrectionSql.UNSETTLED)
                .param(corrects.value())
                .query(Long.class)
                .single();
        if (others > 0) {
            throw Refused.conflict(
                    "correction-under-way",
                    "Another correction of this import is not finished. Wait for it or cancel it.");
        }
        return found;
    }

    @Override
    public ImportId readAgain(Replay replay, Review review, UserId by, String correlationId) {
        Import found = held(replay.importId());
        long standing = jdbc.sql(CorrectionSql.STANDING)
                .param(found.id().value())
                .query(Long.class)
                .single();
        if (standing > 0) {
            throw Refused.conflict(
                    "corrected-since",
                    "The import was corrected, and what corrects it stands. Undo the correction first, then apply the replay.");
        }
        try {
            Path whole = Files.createTempFile("replayed-", ".statement");
            try (InputStream file = vault.open(found.fileId()).open()) {
                Files.copy(file, whole, StandardCopyOption.REPLACE_EXISTING);
                ImportId id = received(
                        new ReceiveImport(
                                whole,
                                found.fileName(),
                                found.moneyAccountId(),
                                replay.csvProfileId(),
                                review,
                                by,
                                correlationId),
                        found,
                        whole,
                        replay.id());
                jdbc.sql(CorrectionSql.READ_AS_REPLAYED)
                        .param("import", id.value())
                        .param("replay", replay.id())
                        .update();
                return id;
            } finally {
                delete(whole);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the stored file cannot be read back", e);
        }
    }

    private ImportId received(ReceiveImport request, Import found, Path whole, @Nullable UUID replay) {
        UUID handedIn = vault.store(request.content());
        ImportId id = imports.receive(new ReceiveImport(
                whole,
                request.fileName(),
                request.moneyAccountId().or(found::moneyAccountId),
                request.csvProfileId(),
                request.review(),
                request.requestedBy(),
                request.correlationId()));
        jdbc.sql("""
                        insert into banking.correction (import_id, tenant_id, corrects_import_id, handed_in_file_id, replay_id)
                        values (?, ?, ?, ?, ?)""")
                .params(
                        id.value(),
                        TenantScope.requireTenant().value(),
                        found.id().value(),
                        handedIn)
                .param(replay)
                .update();
        jdbc.sql(CorrectionSql.READ_ALIKE)
                .param("import", id.value())
                .param("corrects", found.id().value())
                .update();
        events.publishEvent(new CorrectionMoved(
                "banking.correction-received",
                id.value(),
                Map.of("corrects", found.id().toString())));
        return id;
    }

    @Override
    @Transactional(readOnly = true)
    public void refuseRejects(ReceiveImport request) {
        try {
            if (CorrectedFiles.isRejects(request.content())) {
                throw Refused.invalid(
                        "corrects-missing",
                        "The file holds rejected lines of an import. Say which one it corrects with the field `corrects`; its id stands"
                                + " in the name under which the rejects were downloaded.");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the received file cannot be read back", e);
        }
    }

    private Import correctable(ImportId id) {
        Import found = imports.find(id);
        Optional<ImportId> first = corrects(id).or(found::sameAs);
        if (first.isPresent()) {
            throw Refused.conflict(
                    "not-the-first",
                    "The lines belong to another import; their rejects are those of import " + first.get() + ".");
        }
        if (found.state() != ImportState.COMPLETED) {
            throw Refused.conflict(
                    "not-completed",
                    "The import is " + found.state() + ": only one that is completed can be corrected.");
        }
        return found;
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("a temporary file cannot be deleted", e);
        }
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<ImportId> corrects(ImportId id) {
        return jdbc.sql("select corrects_import_id from banking.correction where import_id = ?")
                .param(id.value())
                .query(UUID.class)
                .optional()
                .map(ImportId::new);
    }

    @Override
    @Transactional(readOnly = true)
    public List<ImportId> of(ImportId id) {
        return jdbc.sql("select import_id from banking.correction where corrects_import_id = ? order by import_id")
                .param(id.value())
                .query((row, n) -> new ImportId(row.getObject("import_id", UUID.class)))
                .list();
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<StatementSource> handedIn(ImportId id) {
        return jdbc.sql("""
                        select c.handed_in_file_id from banking.correction c join banking.import_job j on j.import_id = c.import_id
                        where c.import_id = ? and c.handed_in_file_id <> j.file_id""").param(id.value()).query(UUID.class).optional().map(vault::open);
    }

    @Override
    @Transactional(readOnly = true)
    public List<RejectedLine> lines(ImportId id, int after, int limit) {
        return rejects.page(id, after, limit);
    }

    @Override
    public void giveUp(ImportId id, List<Integer> lineNos, String note, UserId by) {
        hold(id);
        correctable(id);
        List<Integer> distinct = lineNos.stream().distinct().toList();
        long open = jdbc.sql("select count(*) from (" + CorrectionSql.REJECTS
                        + " and s.line_no = any(cast(:lines as int[]))) r where corrected_by is null and note is null")
                .param("import", id.value())
                .param("lines", distinct.toArray(Integer[]::new))
                .query(Long.class)
                .single();
        if (open != distinct.size()) {
            throw Refused.conflict(
                    "not-open",
                    "Not all of these lines are rejected and open. Look at the import's corrections again.");
        }
        jdbc.sql(CorrectionSql.GIVE_UP)
                .param("import", id.value())
                .param("tenant", TenantScope.requireTenant().value())
                .param("note", note)
                .param("by", by.value())
                .param("lines", distinct.toArray(Integer[]::new))
                .update();
        events.publishEvent(new CorrectionMoved(
                "banking.lines-given-up", id.value(), Map.of("lines", Integer.toString(distinct.size()))));
    }
}
