package com.hissabbook.banking;

import com.hissabbook.banking.CsvProfileEdited.Edit;
import com.hissabbook.kernel.Refused;
import com.hissabbook.kernel.TenantScope;
import com.hissabbook.kernel.Wording;
import com.hissabbook.statement.CsvProfile;
import com.hissabbook.statement.StatementReaders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
class PersistentCsvProfiles implements CsvProfiles {

    private final CsvProfileRows rows;
    private final SavedLayouts saved;
    private final Imports imports;
    private final FileVault vault;
    private final StatementReaders readers;
    private final ApplicationEventPublisher events;

    PersistentCsvProfiles(
            CsvProfileRows rows,
            SavedLayouts saved,
            Imports imports,
            FileVault vault,
            StatementReaders readers,
            ApplicationEventPublisher events) {
        this.rows = rows;
        this.saved = saved;
        this.imports = imports;
        this.vault = vault;
        this.readers = readers;
        this.events = events;
    }

    @Override
    @Transactional(readOnly = true)
    public List<SavedCsvProfile> list() {
        return rows.inUse(TenantScope.requireTenant().value()).stream()
                .map(CsvProfileRow::toSavedCsvProfile)
                .toList();
    }

    @Override
    @Transactional(readOnly = true)
    public SavedCsvProfile find(UUID id) {
        return require(id).toSavedCsvProfile();
    }

    @Override
    @Transactional
    public SavedCsvProfile create(String name, CsvProfile layout) {
        SavedCsvProfile created = saved(new CsvProfileRow(TenantScope.requireTenant(), named(name), layout));
        events.publishEvent(new CsvProfileEdited(created.id(), Edit.CREATED, created.version()));
        return created;
    }

    @Override
    @Transactional
    public SavedCsvProfile create(String name, ImportId id) {
        Import found = imports.find(id);
        CsvProfile layout = found.inspection()
                .filter(seen -> seen.questions().isEmpty())
                .flatMap(FileInspection::layout)
                .orElseThrow(
                        () -> Refused.conflict(
                                "no-layout",
                                "The import is " + found.state()
                                        + " and has no settled CSV layout to keep. Answer its questions first, or send a layout."));
        SavedCsvProfile created = create(name, layout);
        try {
            readers.named(found.format().orElseThrow())
                    .fingerprint(vault.open(found.fileId()))
                    .ifPresent(print -> saved.learn(created.id(), print));
        } catch (IOException e) {
            throw new UncheckedIOException("the stored file cannot be read back", e);
        }
        return created;
    }

    @Override
    @Transactional
    public SavedCsvProfile change(UUID id, long version, String name, CsvProfile layout) {
        CsvProfileRow row = require(id, version);
        row.change(named(name), layout);
        SavedCsvProfile changed = saved(row);
        if (changed.version() != version) {
            events.publishEvent(new CsvProfileEdited(id, Edit.CHANGED, changed.version()));
        }
        return changed;
    }

    @Override
    @Transactional
    public void delete(UUID id, long version) {
        CsvProfileRow row = require(id, version);
        row.delete();
        SavedCsvProfile deleted = saved(row);
        events.publishEvent(new CsvProfileEdited(id, Edit.DELETED, deleted.version()));
    }

    private CsvProfileRow require(UUID id) {
        return rows.find(TenantScope.requireTenant().value(), id).orElseThrow(() -> Refused.notFound("CSV profile"));
    }

    private CsvProfileRow require(UUID id, long version) {
        CsvProfileRow row = require(id);
        if (row.version() != version) {
            throw Refused.stale("CSV profile");
        }
        return row;
    }

    private static String named(String name) {
        return Wording.required("name", name, 200);
    }

    /** Flushed here, so that what the database refuses is told in plain words. */
    private SavedCsvProfile saved(CsvProfileRow row) {
        try {
            return rows.saveAndFlush(row).toSavedCsvProfile();
        } catch (DataIntegrityViolationException broken) {
            throw Uniqueness.isBrokenBy(broken, "csv_profile_name")
                    ? Refused.conflict(
                            "profile-name-taken",
                            "Another CSV profile has this name. Change that one, or choose another name.")
                    : broken;
        } catch (OptimisticLockingFailureException overtaken) {
            throw Refused.stale("CSV profile");
        }
    }
}
