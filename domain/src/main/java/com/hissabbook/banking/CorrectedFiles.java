package com.hissabbook.banking;

import com.hissabbook.kernel.Refused;
import com.hissabbook.statement.FileHead;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Corrected files are whole: rows that come back are put in the places of the rejected ones. So a line has the same number among identical
 * ones as it would have had in the file from the start.
 */
@Component
class CorrectedFiles {

    private static final long MOST_BYTES = 8 << 20;
    private static final Pattern MARKED = Pattern.compile("[,;|\t]\\s*[\"']?" + RejectsFile.MARK + "\\d");

    private final JdbcClient jdbc;
    private final Imports imports;
    private final FileVault vault;
    private final RejectedLines rejected;

    CorrectedFiles(JdbcClient jdbc, Imports imports, FileVault vault, RejectedLines rejected) {
        this.jdbc = jdbc;
        this.imports = imports;
        this.vault = vault;
        this.rejected = rejected;
    }

    /** Puts the corrected rows in their places, in the file that has those which were corrected before. */
    void splice(Import found, Path content, Path whole) throws IOException {
        if (Files.size(content) > MOST_BYTES) {
            throw Refused.invalid(
                    "correction-too-large",
                    "The file of rejects has more than " + MOST_BYTES + " bytes. Hand in the whole corrected file.");
        }
        ImportId base = newest(found.id()).orElse(found.id());
        RejectsForm form = form(found, base).orElseThrow(CorrectedFiles::notInFormat);
        Map<Integer, String> rows = form.rows(Files.readAllBytes(content));
        List<RejectedLine> places = places(rows, rejected.numbered(found.id(), rows.keySet()), base);
        try (OutputStream out = Files.newOutputStream(whole)) {
            form.splice(vault.open(imports.find(base).fileId()), places, rows, out);
        }
    }

    /** Where the rows belong in the file of the base; a row that was corrected before stays as it is there. */
    private List<RejectedLine> places(Map<Integer, String> rows, List<RejectedLine> known, ImportId base) {
        Map<Integer, RejectedLine> rejects =
                known.stream().collect(Collectors.toMap(RejectedLine::lineNo, Function.identity()));
        rows.keySet().stream()
                .filter(no -> !rejects.containsKey(no))
                .findFirst()
                .ifPresent(no -> {
                    throw Refused.invalid(
                            "no-rejected-line", "Line " + no + " of the import was not rejected. Leave its row out.");
                });
        List<RejectedLine> places = new ArrayList<>();
        for (StagedLine line : imports.lines(base, List.copyOf(rows.keySet()))) {
            RejectedLine reject = Objects.requireNonNull(rejects.get(line.lineNo()));
            boolean open = reject.correctedBy().isEmpty();
            if (!open && !sameText(line.raw(), Objects.requireNonNull(rows.get(line.lineNo())))) {
                throw Refused.conflict(
                        "corrected-before",
                        "Line " + line.lineNo() + " was corrected before. Undo that correction, or leave the row out.");
            }
            if (open) {
                places.add(at(reject, line));
            }
        }
        return places;
    }

    private static boolean sameText(String one, String other) {
        return RecordText.normal(one).strip().equals(other.strip());
    }

    private static RejectedLine at(RejectedLine reject, StagedLine now) {
        var place = new RejectedLine(
                reject.lineNo(),
                now.fileLine(),
                reject.column(),
                reject.reason(),
                now.raw(),
                Optional.empty(),
                Optional.empty());
        if (!place.isWhole()) {
            throw notInFormat();
        }
        return place;
    }

    /** A part of a file without the numbers of its lines could be taken for lines that are known. */
    void mustBeWhole(Import found, Path content) throws IOException {
        if (newest(found.id()).isPresent()) {
            throw Refused.conflict(
                    "corrected-before",
                    "The import was corrected before, and this file may not hold what was corrected then. Download the open rejects and"
                            + " hand them in, or undo the other correction first.");
        }
        try (var was = new PhysicalLines(vault.open(found.fileId()).open());
                var is = new PhysicalLines(Files.newInputStream(content))) {
            if (is.count() < was.count()) {
                throw Refused.invalid(
                        "correction-incomplete",
                        "The file has fewer lines than the one that it corrects, and no column " + RejectsFile.LINE
                                + " that says which lines it brings. Hand in the whole corrected file, or the file of rejects with"
                                + " its columns.");
            }
        }
    }

    static boolean isRejects(Path content) throws IOException {
        try (var in = Files.newInputStream(content)) {
            String head = new String(in.readNBytes(FileHead.SIZE), StandardCharsets.ISO_8859_1);
            return head.contains(RejectsFile.LINE) || MARKED.matcher(head).find() || RecordMarks.in(head);
        }
    }

    /**
     * Empty where rejected records cannot be told apart from the rest.
     *
     * @param base the import whose file the records leave, or come back into
     */
    Optional<RejectsForm> form(Import found, ImportId base) {
        Optional<Charset> charset = found.encoding().map(Charset::forName);
        if (charset.isEmpty() || found.format().isEmpty()) {
            return Optional.empty();
        } else if (found.format().get().equals("CSV")) {
            return csv(found, charset.get());
        }
        return RecordMarks.of(found.format().get())
                .map(marks -> new FramedRejects(marks, new RecordText.Reading(charset.get()), () -> records(base)));
    }

    private Optional<RejectsForm> csv(Import found, Charset charset) {
        int first = jdbc.sql("select coalesce(min(file_line), 1) from banking.staged_line where import_id = ?")
                .param(found.id().value())
                .query(Integer.class)
                .single();
        return found.inspection()
                .flatMap(FileInspection::layout)
                .filter(layout -> "\n".getBytes(charset).length == 1)
                .map(layout -> new RejectsFile(layout, charset, first));
    }

    private List<RecordText.Record> records(ImportId id) {
        return jdbc.sql("select line_no, file_line, raw from banking.staged_line where import_id = ? order by line_no")
                .param(id.value())
                .query((row, n) -> new RecordText.Record(row.getInt(1), row.getInt(2), row.getString(3)))
                .list();
    }

    static Refused notInFormat() {
        return Refused.conflict(
                "rejects-not-in-format",
                "The rejects of this file cannot be cut out of it. See rejects.csv for places and reasons, correct the file itself and hand"
                        + " in all of it with the field `corrects`: what is booked already stays as it is.");
    }

    private Optional<ImportId> newest(ImportId id) {
        return jdbc.sql(CorrectionSql.NEWEST)
                .param(id.value())
                .query(UUID.class)
                .optional()
                .map(ImportId::new);
    }
}
