package com.hissabbook.api.imports;

import com.hissabbook.api.http.Cursors;
import com.hissabbook.api.http.Page;
import com.hissabbook.banking.Corrections;
import com.hissabbook.banking.Import;
import com.hissabbook.banking.ImportId;
import com.hissabbook.banking.Imports;
import com.hissabbook.banking.StagedLine;
import com.hissabbook.statement.StatementSource;
import com.hissabbook.transaction.Decision;
import com.hissabbook.transaction.PlannedLine;
import com.hissabbook.transaction.Planning;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/orgs/{org}/imports/{id}")
@Tag(name = "Imports")
class LineController {

    private static final int ROWS_AT_ONCE = 500;

    private final Imports imports;
    private final Corrections corrections;
    private final Planning planning;
    private final PlannedEntryViews entries;
    private final Cursors cursors;

    LineController(
            Imports imports, Corrections corrections, Planning planning, PlannedEntryViews entries, Cursors cursors) {
        this.imports = imports;
        this.corrections = corrections;
        this.planning = planning;
        this.entries = entries;
        this.cursors = cursors;
    }

    @GetMapping("/lines")
    @Operation(
            summary = "The file's lines in their order, each with its decision",
            description =
                    "While the import waits for review, each new line shows the `entry` that it would post, and why.")
    Page<LineView> lines(
            @PathVariable UUID org,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable Decision decision,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        int size = Page.limit(limit);
        String list = "lines/" + id;
        int after = cursors.read(list, cursor)
                .map(key -> Integer.parseInt(key.getFirst()))
                .orElse(0);
        Import found = imports.find(new ImportId(id));
        List<LineView> page = lines(org, found, Optional.ofNullable(decision), after, size);
        return new Page<>(
                page,
                page.size() < size
                        ? null
                        : cursors.after(list, Integer.toString(page.getLast().line())));
    }

    @GetMapping("/lines/{line}")
    @Operation(summary = "One line of the file: where it stands, what it says, what became of it")
    LineView line(@PathVariable UUID org, @PathVariable UUID id, @PathVariable int line) {
        Import found = imports.find(new ImportId(id));
        StagedLine staged = imports.line(found.id(), line);
        Optional<PlannedLine> planned = planning.plannedLines(found.id(), Optional.empty(), line - 1, 1).stream()
                .filter(one -> one.lineNo() == line)
                .findFirst();
        Optional<PlannedEntryView> entry =
                Optional.ofNullable(entries.of(found, List.of(staged)).get(line));
        return LineView.of(org, found.fileName(), staged, planned, entry)
                .correcting(corrections
                        .corrects(found.id())
                        .filter(first -> imports.find(first).linesSeen().equals(found.linesSeen()))
                        .map(ImportId::value)
                        .orElse(null));
    }

    @GetMapping(value = "/rejects.csv", produces = "text/csv")
    @Operation(summary = "The lines that could not be used, with line, column and reason")
    void rejects(@PathVariable UUID org, @PathVariable UUID id, HttpServletResponse response) throws IOException {
        Import found = imports.find(new ImportId(id));
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, attachment("rejects.csv"));
        PrintWriter out = response.getWriter();
        out.print("line,file_line,column,code,reason,raw\r\n");
        int after = 0;
        List<LineView> page = lines(org, found, Optional.of(Decision.REJECTED), after, ROWS_AT_ONCE);
        while (!page.isEmpty()) {
            page.forEach(line -> out.print(CsvRow.of(
                    line.line(), line.fileLine(), line.column(), line.reason(), line.explanation(), line.raw())));
            after = page.getLast().line();
            page = lines(org, found, Optional.of(Decision.REJECTED), after, ROWS_AT_ONCE);
        }
        out.flush();
    }

    @GetMapping(value = "/file", produces = "application/octet-stream")
    @Operation(summary = "The import's file; of a correction with its rows in their places, or as it was handed in")
    void file(
            @PathVariable UUID org,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "false") boolean handedIn,
            HttpServletResponse response)
            throws IOException {
        Import found = imports.find(new ImportId(id));
        StatementSource source = (handedIn ? corrections.handedIn(found.id()) : Optional.<StatementSource>empty())
                .orElseGet(() -> imports.file(found.id()));
        response.setContentType("application/octet-stream");
        response.setContentLengthLong(source.size());
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, attachment(found.fileName()));
        try (InputStream in = source.open()) {
            in.transferTo(response.getOutputStream());
        }
    }

    private List<LineView> lines(UUID org, Import found, Optional<Decision> decision, int after, int limit) {
        List<PlannedLine> planned = planning.plannedLines(found.id(), decision, after, limit);
        if (planned.isEmpty() && decision.isEmpty() && found.outcome().isEmpty()) {
            return imports.lines(found.id(), after, limit).stream()
                    .map(line -> LineView.of(org, found.fileName(), line, Optional.empty()))
                    .toList();
        }
        Map<Integer, PlannedLine> byNo =
                planned.stream().collect(Collectors.toMap(PlannedLine::lineNo, Function.identity()));
        List<StagedLine> staged = imports.lines(found.id(), List.copyOf(byNo.keySet()));
        Map<Integer, PlannedEntryView> posted = entries.of(found, staged);
        return staged.stream()
                .map(line -> LineView.of(
                        org,
                        found.fileName(),
                        line,
                        Optional.ofNullable(byNo.get(line.lineNo())),
                        Optional.ofNullable(posted.get(line.lineNo()))))
                .toList();
    }

    private static String attachment(String fileName) {
        return ContentDisposition.attachment()
                .filename(fileName, StandardCharsets.UTF_8)
                .build()
                .toString();
    }
}
