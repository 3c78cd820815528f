package com.hissabbook.banking;

import com.hissabbook.kernel.Refused;
import com.hissabbook.statement.FileHead;
import com.hissabbook.statement.StatementSource;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.stream.Collectors;

/**
 * The rejected records of a file whose records stand within a frame: account, currency, dates. Of the file goes along what is neither a
 * record nor a balance; each rejected record stands byte for byte between two marks, the first of which says its number and the reason.
 *
 * @param records where all records of the file are to be found, in its order
 */
record FramedRejects(RecordMarks marks, RecordText.Reading reading, Supplier<List<RecordText.Record>> records)
        implements RejectsForm {

    /** So that a file of rejects is told by its beginning. */
    private static final int FRAME_BEFORE_MARK = FileHead.SIZE / 8;

    @Override
    public Corrections.Download cut(StatementSource file, List<RejectedLine> rejects) throws IOException {
        RecordText text = reading.of(file);
        Map<Integer, RejectedLine> open =
                rejects.stream().collect(Collectors.toMap(RejectedLine::lineNo, Function.identity()));
        var cut = new StringBuilder();
        int at = 0;
        boolean marked = false;
        for (RecordText.Place place : text.places(records.get())) {
            cut.append(marks.withoutBalances(text.between(at, place.from())));
            RejectedLine reject = open.get(place.lineNo());
            at = reject == null ? text.behindLine(place) : place.to();
            if (reject != null) {
                if (!marked && cut.length() > FRAME_BEFORE_MARK) {
                    throw CorrectedFiles.notInFormat();
                }
                marked = true;
                cut.append(marks.around(reject, text.between(place.from(), place.to()), text.lineEnd()));
            }
        }
        cut.append(marks.withoutBalances(text.between(at, text.length())));
        byte[] content = text.bytes(cut.toString());
        return new Corrections.Download(marks.extension(), out -> out.write(content));
    }

    @Override
    public Map<Integer, String> rows(byte[] content) {
        String text = RecordText.normal(reading.handedIn(content));
        Map<Integer, String> rows = new TreeMap<>();
        Matcher found = marks.record().matcher(text);
        while (found.find()) {
            String row = found.group("row").strip();
            int number = Integer.parseInt(found.group("line"));
            if (row.isEmpty()) {
                throw unclear("The record of line " + number + " is missing. Give the line up if it is not to come.");
            } else if (row.contains(RejectsFile.MARK) || rows.put(number, row) != null) {
                throw unclear("The marks around line " + number + " are not in order.");
            }
        }
        if (rows.isEmpty() || rows.size() != marks.begun(text)) {
            throw unclear("A record does not stand between its two marks " + RejectsFile.MARK + ".");
        }
        return rows;
    }

    @Override
    public void splice(StatementSource file, List<RejectedLine> places, Map<Integer, String> rows, OutputStream out)
            throws IOException {
        RecordText text = reading.of(file);
        Map<Integer, RecordText.Place> all = new HashMap<>();
        text.places(records.get()).forEach(place -> all.put(place.lineNo(), place));
        List<RecordText.Place> open = places.stream()
                .map(line -> all.get(line.lineNo()))
                .sorted(Comparator.comparingInt(RecordText.Place::from))
                .toList();
        var whole = new StringBuilder();
        int at = 0;
        for (RecordText.Place place : open) {
            String was = text.between(place.from(), place.to());
            String row = rows.getOrDefault(place.lineNo(), "");
            boolean same = RecordText.normal(was).strip().equals(row);
            if (!same && !reading.holds(row)) {
                throw unclear("Line " + place.lineNo() + " has characters that the file's character set does not.");
            }
            whole.append(text.between(at, place.from())).append(same ? was : row.replace("\n", text.lineEnd()));
            at = place.to();
        }
        whole.append(text.between(at, text.length()));
        out.write(text.bytes(whole.toString()));
    }

    private static Refused unclear(String what) {
        return Refused.invalid(
                "unclear-correction",
                what
                        + " Download the rejects again, change only what is wrong within the records, and leave the marks around them;"
                        + " or hand in the whole corrected file.");
    }
}
