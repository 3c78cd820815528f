package com.hissabbook.api.imports;

import com.hissabbook.api.http.Correlation;
import com.hissabbook.api.http.Idempotency;
import com.hissabbook.api.security.CurrentUser;
import com.hissabbook.banking.ImportId;
import com.hissabbook.banking.Undo;
import com.hissabbook.kernel.TenantId;
import com.hissabbook.transaction.Withdrawing;
import com.hissabbook.workflows.UndoProcesses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/orgs/{org}/imports/{id}")
@Tag(name = "Imports")
class UndoController {

    private final Withdrawing withdrawing;
    private final UndoProcesses processes;
    private final ImportViews views;
    private final Idempotency idempotency;

    UndoController(Withdrawing withdrawing, UndoProcesses processes, ImportViews views, Idempotency idempotency) {
        this.withdrawing = withdrawing;
        this.processes = processes;
        this.views = views;
        this.idempotency = idempotency;
    }

    @PostMapping("/undo")
    @Operation(summary = "Take a completed import out of the books by reversing entries")
    ResponseEntity<ImportView> undo(@PathVariable UUID org, @PathVariable UUID id) {
        return request(org, new ImportId(id), Undo.Kind.UNDO);
    }

    @PostMapping("/redo")
    @Operation(summary = "Bring an undone import back into the books")
    ResponseEntity<ImportView> redo(@PathVariable UUID org, @PathVariable UUID id) {
        return request(org, new ImportId(id), Undo.Kind.REDO);
    }

    private ResponseEntity<ImportView> request(UUID org, ImportId id, Undo.Kind kind) {
        return idempotency.once(kind, () -> {
            Undo undo = withdrawing.request(id, kind, CurrentUser.id(), Correlation.current());
            AfterCommit.run(() -> processes.start(new TenantId(org), undo.id()));
            return ResponseEntity.accepted().body(views.one(org, id));
        });
    }
}
