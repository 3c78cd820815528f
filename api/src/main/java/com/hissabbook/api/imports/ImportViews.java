package com.hissabbook.api.imports;

import com.hissabbook.api.imports.ImportView.UndoView;
import com.hissabbook.banking.Corrections;
import com.hissabbook.banking.Import;
import com.hissabbook.banking.ImportId;
import com.hissabbook.banking.Imports;
import com.hissabbook.banking.Undoing;
import com.hissabbook.reconciliation.StatementCheck;
import com.hissabbook.reconciliation.StatementChecks;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** One import with all that is known of it, put together from the modules that know it. */
@Component
class ImportViews {

    private final Imports imports;
    private final Corrections corrections;
    private final Undoing undoing;
    private final StatementChecks statementChecks;

    ImportViews(Imports imports, Corrections corrections, Undoing undoing, StatementChecks statementChecks) {
        this.imports = imports;
        this.corrections = corrections;
        this.undoing = undoing;
        this.statementChecks = statementChecks;
    }

    ImportView one(UUID org, ImportId id) {
        Import found = imports.find(id);
        Map<Integer, StatementCheck> checks = statementChecks.of(found.sameAs().orElse(id)).stream()
                .collect(Collectors.toMap(StatementCheck::statementNo, Function.identity()));
        List<StatementView> statements = imports.statements(id).stream()
                .map(statement -> StatementView.of(statement, Optional.ofNullable(checks.get(statement.statementNo()))))
                .toList();
        List<UndoView> undos = undoing.of(id).stream().map(UndoView::of).toList();
        UUID corrects = corrections.corrects(id).map(ImportId::value).orElse(null);
        List<UUID> corrected = corrections.of(id).stream().map(ImportId::value).toList();
        return ImportView.of(org, found, statements, undos, corrects, corrected);
    }
}
