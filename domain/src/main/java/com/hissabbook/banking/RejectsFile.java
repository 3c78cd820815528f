package com.hissabbook.banking;

import com.hissabbook.kernel.Refused;
import com.hissabbook.statement.CsvProfile;
import com.hissabbook.statement.StatementSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The rejected rows of one CSV file, in its own layout. Each row is followed by three cells; the first, such as {@code hissabbook:12}, is
 * found again wherever a spreadsheet has moved it, and what stands before it is the row. So no reader ever sees these cells.
 *
 * @param firstLine physical line of the file's first record; what stands above goes along as it is
 */
record RejectsFile(CsvProfile layout, Charset charset, int firstLine) implements RejectsForm {

    /** What only a file of rejects holds. */
    static final String MARK = "hissabbook:";

    static final String LINE = "hissabbook_line";

    private static final List<String> NAMES = List.of(LINE, "hissabbook_column", "hissabbook_reason");

    @Override
    public Corrections.Download cut(StatementSource file, List<RejectedLine> rejects) {
        return new Corrections.Download("csv", out -> write(file, rejects, out));
    }

    private void write(StatementSource file, List<RejectedLine> rejects, OutputStream out) throws IOException {
        try (var lines = new PhysicalLines(file.open())) {
            while (lines.next() < firstLine) {
                var line = new ByteArrayOutputStream();
                boolean header = layout.header() && isHeader(lines, line);
                writeRow(line, header ? NAMES : List.of(), out);
            }
            for (RejectedLine reject : rejects) {
                lines.copyUntil(reject.fileLine(), OutputStream.nullOutputStream());
                var row = new ByteArrayOutputStream();
                lines.copyUntil(reject.fileLine() + (long) reject.height(), row);
                writeRow(
                        row,
                        List.of(
                                MARK + reject.lineNo(),
                                reject.column(),
                                reject.reason() + " (Line " + reject.fileLine() + ".)"),
                        out);
            }
        }
    }

    private boolean isHeader(PhysicalLines lines, ByteArrayOutputStream line) throws IOException {
        long number = lines.next();
        lines.copy(line);
        String column = layout.dateColumn();
        if (column.chars().allMatch(Character::isDigit)) {
            return number == layout.skipLines() + 1L;
        }
        String quote = layout.quote().map(String::valueOf).orElse("");
        for (String cell : line.toString(charset).split(Pattern.quote(String.valueOf(layout.delimiter())), -1)) {
            String name = cell.replace("\ufeff", "").strip();
            if (name.equalsIgnoreCase(column) || name.equalsIgnoreCase(quote + column + quote)) {
                return true;
            }
        }
        return false;
    }

    private void writeRow(ByteArrayOutputStream line, List<String> cells, OutputStream out) throws IOException {
        byte[] bytes = line.toByteArray();
        int end = bytes.length;
        while (end > 0 && (bytes[end - 1] == '\n' || bytes[end - 1] == '\r')) {
            end--;
        }
        out.write(bytes, 0, end);
        for (String cell : cells) {
            out.write((layout.delimiter() + quoted(cell)).getBytes(charset));
        }
        if (end == bytes.length && !cells.isEmpty()) {
            out.write('\n');
        }
        out.write(bytes, end, bytes.length - end);
    }

    /** On one line, and no formula to a spreadsheet. */
    private String quoted(String cell) {
        String text = cell.replaceAll("\\p{Cntrl}+", " ");
        if (!text.isEmpty() && "=+-@".indexOf(text.charAt(0)) >= 0) {
            text = "'" + text;
        }
        if (layout.quote().isEmpty()) {
            return text.replace(layout.delimiter(), ' ');
        }
        String quote = String.valueOf(layout.quote().get());
        boolean plain = text.indexOf(layout.delimiter()) < 0 && !text.contains(quote);
        return plain ? text : quote + text.replace(quote, quote + quote) + quote;
    }

    /** The corrected rows by the number of the line that they correct, without our cells and without their line ends. */
    @Override
    public Map<Integer, String> rows(byte[] content) {
        Pattern ours = Pattern.compile(
                Pattern.quote(String.valueOf(layout.delimiter())) + "\\s*[\"']?" + MARK + "(\\d{1,9})\\b");
        Map<Integer, String> rows = new TreeMap<>();
        var row = new StringBuilder();
        int no = 0;
        for (String line : behindHeader(text(content).split("\r\n|\r|\n", -1))) {
            no++;
            if (row.isEmpty() && line.isBlank()) {
                continue;
            }
            row.append(row.isEmpty() ? "" : "\n").append(line);
            Matcher found = ours.matcher(row);
            int start = -1;
            int number = 0;
            while (found.find()) {
                start = found.start();
                number = Integer.parseInt(found.group(1));
            }
            if (start >= 0) {
                if (rows.put(number, row.substring(0, start)) != null) {
                    throw unclear("Line " + number + " of the import stands in the file twice.");
                }
                row.setLength(0);
            } else if (!isOpen(row)) {
                throw unclear("Row " + no + " below the header has no cell like " + MARK + "12.");
            }
        }
        if (!row.isEmpty()) {
            throw unclear("The last row has no cell like " + MARK + "12.");
        }
        return rows;
    }

    private List<String> behindHeader(String[] lines) {
        for (int i = 0; i < lines.length; i++) {
            if (lines[i].contains(LINE)) {
                return List.of(lines).subList(i + 1, lines.length);
            }
        }
        return List.of(lines).subList(Math.min(firstLine - 1, lines.length), lines.length);
    }

    private boolean isOpen(CharSequence row) {
        return layout.quote().isPresent()
                && row.chars().filter(c -> c == layout.quote().get()).count() % 2 == 1;
    }

    /** A spreadsheet may have written it anew in UTF-8. */
    private String text(byte[] content) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
            return text.startsWith("\ufeff") ? text.substring(1) : text;
        } catch (CharacterCodingException other) {
            if (charset.equals(StandardCharsets.UTF_8)) {
                throw unclear("The file is not written in UTF-8, as the original is.");
            }
            return new String(content, charset);
        }
    }

    /** The whole file with rows in the place of others. */
    @Override
    public void splice(StatementSource file, List<RejectedLine> places, Map<Integer, String> rows, OutputStream out)
            throws IOException {
        try (var lines = new PhysicalLines(file.open())) {
            for (RejectedLine place : places) {
                lines.copyUntil(place.fileLine(), out);
                var old = new ByteArrayOutputStream();
                lines.copyUntil(place.fileLine() + (long) place.height(), old);
                byte[] was = old.toByteArray();
                int end = was.length;
                while (end > 0 && (was[end - 1] == '\n' || was[end - 1] == '\r')) {
                    end--;
                }
                out.write(rows.getOrDefault(place.lineNo(), "").getBytes(charset));
                out.write(was, end, was.length - end);
            }
            lines.copyUntil(Long.MAX_VALUE, out);
        }
    }

    private Refused unclear(String what) {
        return Refused.invalid(
                "unclear-correction",
                what
                        + " Download the rejects again, change only the cells that are wrong, and save with the delimiter '"
                        + layout.delimiter() + "' in " + charset + "; or hand in the whole corrected file.");
    }
}
