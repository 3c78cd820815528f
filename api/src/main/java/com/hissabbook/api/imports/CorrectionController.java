package com.hissabbook.api.imports;

import com.hissabbook.api.http.Cursors;
import com.hissabbook.api.http.Page;
import com.hissabbook.api.security.CurrentUser;
import com.hissabbook.banking.Corrections;
import com.hissabbook.banking.Import;
import com.hissabbook.banking.ImportId;
import com.hissabbook.banking.Imports;
import com.hissabbook.banking.RejectedLine;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/orgs/{org}/imports/{id}")
@Tag(name = "Imports")
class CorrectionController {

    private static final int MOST_LINES = 500;

    private final Imports imports;
    private final Corrections corrections;
    private final ImportViews views;
    private final Cursors cursors;

    CorrectionController(Imports imports, Corrections corrections, ImportViews views, Cursors cursors) {
        this.imports = imports;
        this.corrections = corrections;
        this.views = views;
        this.cursors = cursors;
    }

    /**
     * A line that could not be read, and what became of it.
     *
     * @param correctedBy path of the line that brings it readable
     * @param note why a person gave it up
     */
    record RejectView(
            int line,
            int fileLine,
            String column,
            String explanation,
            RejectedLine.Status status,
            @Nullable String correctedBy,
            @Nullable String note) {}

    /** @param note in the person's words, kept with the lines */
    record GivenUp(
            @NotEmpty @Size(max = MOST_LINES) List<@NotNull Integer> lines,
            @NotBlank @Size(max = 500) String note) {}

    @GetMapping("/rejects")
    @Operation(summary = "The open rejects in the file's own layout, to be corrected and handed in again")
    void rejects(@PathVariable UUID org, @PathVariable UUID id, HttpServletResponse response) throws IOException {
        var importId = new ImportId(id);
        Corrections.Download rejects = corrections.rejects(importId);
        Import found = imports.find(importId);
        response.setContentType(
                rejects.extension().equals("csv")
                        ? "text/csv;charset=" + found.encoding().orElse("UTF-8")
                        : MediaType.APPLICATION_OCTET_STREAM_VALUE);
        String name = "rejects-" + id + "." + rejects.extension();
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"");
        rejects.content().to(response.getOutputStream());
    }

    @GetMapping("/rejects/states")
    @Operation(
            summary =
                    "The rejected lines in their order, each open, corrected by a line of another import, or given up")
    Page<RejectView> states(
            @PathVariable UUID org,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        int size = Page.limit(limit);
        String list = "rejects/" + id;
        int after = cursors.read(list, cursor)
                .map(key -> Integer.parseInt(key.getFirst()))
                .orElse(0);
        List<RejectedLine> found = corrections.lines(new ImportId(id), after, size);
        String next = found.size() < size
                ? null
                : cursors.after(list, Integer.toString(found.getLast().lineNo()));
        return new Page<>(found.stream().map(line -> view(org, line)).toList(), next);
    }

    @PostMapping("/rejects/give-up")
    @Operation(summary = "Note that rejected lines will not come corrected, and why")
    ImportView giveUp(@PathVariable UUID org, @PathVariable UUID id, @Valid @RequestBody GivenUp request) {
        corrections.giveUp(new ImportId(id), request.lines(), request.note(), CurrentUser.id());
        return views.one(org, new ImportId(id));
    }

    private static RejectView view(UUID org, RejectedLine line) {
        return new RejectView(
                line.lineNo(),
                line.fileLine(),
                line.column(),
                line.reason(),
                line.status(),
                line.correctedBy()
                        .map(by -> "/api/v1/orgs/" + org + "/imports/" + by + "/lines/" + line.lineNo())
                        .orElse(null),
                line.note().orElse(null));
    }
}
