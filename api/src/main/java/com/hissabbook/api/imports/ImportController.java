package com.hissabbook.api.imports;

import com.hissabbook.api.http.Correlation;
import com.hissabbook.api.http.Cursors;
import com.hissabbook.api.http.Idempotency;
import com.hissabbook.api.http.Page;
import com.hissabbook.api.security.CurrentUser;
import com.hissabbook.banking.Corrections;
import com.hissabbook.banking.Import;
import com.hissabbook.banking.ImportId;
import com.hissabbook.banking.ImportState;
import com.hissabbook.banking.Imports;
import com.hissabbook.banking.ReceiveImport;
import com.hissabbook.banking.Review;
import com.hissabbook.kernel.TenantId;
import com.hissabbook.workflows.ImportProcesses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

@RestController
@RequestMapping("/api/v1/orgs/{org}/imports")
@Tag(name = "Imports", description = "Bank files on their way into the books")
class ImportController {

    private static final String LIST = "imports";

    private final Imports imports;
    private final Corrections corrections;
    private final ImportProcesses processes;
    private final ImportViews views;
    private final Idempotency idempotency;
    private final Cursors cursors;

    ImportController(
            Imports imports,
            Corrections corrections,
            ImportProcesses processes,
            ImportViews views,
            Idempotency idempotency,
            Cursors cursors) {
        this.imports = imports;
        this.corrections = corrections;
        this.processes = processes;
        this.views = views;
        this.idempotency = idempotency;
        this.cursors = cursors;
    }

    /** What an upload asks for, for telling a repeated request from another one. */
    record Asked(
            @Nullable UUID ledgerId,
            @Nullable UUID profileId,
            @Nullable UUID corrects,
            Review review,
            String sha256) {}

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Operation(summary = "Hand in a bank's file; it is imported in the background")
    ResponseEntity<ImportView> receive(
            @PathVariable UUID org,
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam(required = false) @Nullable UUID ledgerId,
            @RequestParam(required = false) @Nullable UUID profileId,
            @RequestParam(required = false) @Nullable UUID corrects,
            @RequestParam(defaultValue = "AUTO") Review review) {
        return Uploads.with(file, upload -> {
            var asked = new Asked(ledgerId, profileId, corrects, review, upload.sha256());
            return idempotency.once(asked, () -> {
                var request = new ReceiveImport(
                        upload.content(),
                        upload.name(),
                        Optional.ofNullable(ledgerId),
                        Optional.ofNullable(profileId),
                        review,
                        CurrentUser.id(),
                        Correlation.current());
                ImportId id = received(request, Optional.ofNullable(corrects));
                Import received = imports.find(id);
                if (received.state() == ImportState.RECEIVED) {
                    AfterCommit.run(() -> processes.start(new TenantId(org), id));
                }
                return ResponseEntity.accepted()
                        .location(URI.create("/api/v1/orgs/" + org + "/imports/" + id))
                        .body(ImportView.of(org, received));
            });
        });
    }

    private ImportId received(ReceiveImport request, Optional<UUID> corrects) {
        if (corrects.isPresent()) {
            return corrections.receive(request, new ImportId(corrects.get()));
        }
        corrections.refuseRejects(request);
        return imports.receive(request);
    }

    @GetMapping
    @Operation(summary = "Imports, newest first")
    Page<ImportView> list(
            @PathVariable UUID org,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        int size = Page.limit(limit);
        Optional<UUID> before = cursors.read(LIST, cursor).map(key -> UUID.fromString(key.getFirst()));
        List<Import> found = imports.list(before, size);
        String next = found.size() < size
                ? null
                : cursors.after(LIST, found.getLast().id().toString());
        return new Page<>(found.stream().map(one -> ImportView.of(org, one)).toList(), next);
    }

    @GetMapping("/{id}")
    @Operation(summary = "One import: state, format, questions, progress, counts, sums and balances")
    ImportView one(@PathVariable UUID org, @PathVariable UUID id) {
        return views.one(org, new ImportId(id));
    }
}
