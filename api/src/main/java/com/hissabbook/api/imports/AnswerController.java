package com.hissabbook.api.imports;

import com.hissabbook.api.http.HttpRefusal;
import com.hissabbook.api.profiles.Layouts;
import com.hissabbook.banking.FilePreviews;
import com.hissabbook.banking.ImportId;
import com.hissabbook.banking.Inspecting;
import com.hissabbook.kernel.TenantId;
import com.hissabbook.workflows.ImportProcesses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** What a file leaves open, and how it would be read under an answer. */
@RestController
@RequestMapping("/api/v1/orgs/{org}")
@Tag(name = "Imports")
class AnswerController {

    private static final int USUAL_ROWS = 20;

    private final Inspecting inspecting;
    private final FilePreviews previews;
    private final ImportProcesses processes;
    private final ImportViews views;
    private final Layouts layouts;

    AnswerController(
            Inspecting inspecting,
            FilePreviews previews,
            ImportProcesses processes,
            ImportViews views,
            Layouts layouts) {
        this.inspecting = inspecting;
        this.previews = previews;
        this.processes = processes;
        this.views = views;
        this.layouts = layouts;
    }

    @PostMapping("/imports/{id}/answers")
    @Operation(summary = "Answer what the file leaves open; the import goes on, or asks what is open then")
    ImportView answer(@PathVariable UUID org, @PathVariable UUID id, @RequestBody WrittenAnswers written) {
        var importId = new ImportId(id);
        inspecting.answer(importId, written.read(layouts));
        processes.answered(new TenantId(org), importId);
        return views.one(org, importId);
    }

    @PostMapping("/imports/{id}/preview")
    @Operation(summary = "The first rows of the file as they would be read under these answers; nothing is kept")
    PreviewView preview(
            @PathVariable UUID org,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable Integer rows,
            @RequestBody(required = false) @Nullable WrittenAnswers written) {
        WrittenAnswers answers = Objects.requireNonNullElse(written, WrittenAnswers.NONE);
        return PreviewView.of(previews.of(new ImportId(id), answers.read(layouts), count(rows)));
    }

    @PostMapping(path = "/csv-profiles/{id}/preview", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Operation(summary = "The first rows of a file as a saved layout would read them; nothing is kept")
    PreviewView preview(
            @PathVariable UUID org,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam(required = false) @Nullable UUID ledgerId,
            @RequestParam(required = false) @Nullable Integer rows) {
        int count = count(rows);
        return Uploads.with(
                file,
                upload -> PreviewView.of(previews.of(upload.content(), id, Optional.ofNullable(ledgerId), count)));
    }

    private static int count(@Nullable Integer rows) {
        if (rows != null && (rows < 1 || rows > FilePreviews.MAX_RECORDS)) {
            throw HttpRefusal.field("rows", "must be from 1 to " + FilePreviews.MAX_RECORDS);
        }
        return Objects.requireNonNullElse(rows, USUAL_ROWS);
    }
}
