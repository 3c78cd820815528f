package com.hissabbook.banking;

import com.hissabbook.statement.Provenance;
import com.hissabbook.statement.StatementSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A small file as text, and where in it its records stand. Only what is found again exactly counts as found. */
final class RecordText {

    private static final int MOST_BYTES = 8 << 20;

    private final String text;
    private final Charset charset;
    private final List<Integer> lineStarts = new ArrayList<>();

    private RecordText(String text, Charset charset) {
        this.text = text;
        this.charset = charset;
        lineStarts.add(0);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n' || c == '\r' && !text.startsWith("\n", i + 1)) {
                lineStarts.add(i + 1);
            }
        }
    }

    /** A record as it was staged: its number, the line on which it begins, and its text. */
    record Record(int lineNo, int fileLine, String raw) {}

    /** Characters of the file that are a record's, the last one excluded. */
    record Place(int lineNo, int from, int to) {}

    /** By which character set files are read and written. */
    record Reading(Charset charset) {

        /** @throws com.hissabbook.kernel.Refused if the file is too large, or would not be written back as it is */
        RecordText of(StatementSource file) throws IOException {
            if (file.size() > MOST_BYTES) {
                throw CorrectedFiles.notInFormat();
            }
            byte[] bytes;
            try (InputStream in = file.open()) {
                bytes = in.readAllBytes();
            }
            var text = new RecordText(new String(bytes, charset), charset);
            if (!Arrays.equals(text.bytes(text.text), bytes)) {
                throw CorrectedFiles.notInFormat();
            }
            return text;
        }

        /** An editor may have written it anew in UTF-8. */
        String handedIn(byte[] content) {
            try {
                return StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(content))
                        .toString();
            } catch (CharacterCodingException other) {
                return new String(content, charset);
            }
        }

        boolean holds(String row) {
            return charset.newEncoder().canEncode(row);
        }
    }

    static String normal(String text) {
        return text.replace("\r\n", "\n").replace('\r', '\n');
    }

    int length() {
        return text.length();
    }

    String between(int from, int to) {
        return text.substring(from, to);
    }

    byte[] bytes(String part) {
        return part.getBytes(charset);
    }

    /** What ends the file's lines. */
    String lineEnd() {
        int first = text.indexOf('\n');
        if (first < 0) {
            return text.indexOf('\r') < 0 ? "\n" : "\r";
        }
        return first > 0 && text.charAt(first - 1) == '\r' ? "\r\n" : "\n";
    }

    /** The end of a record, and of the line if nothing else follows on it. */
    int behindLine(Place place) {
        int at = place.to();
        while (at < text.length() && " \t".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        int end = lineEndAt(at);
        return end > at ? end : place.to();
    }

    /** @throws com.hissabbook.kernel.Refused if one of them is not found, or not told from another one */
    List<Place> places(List<Record> records) {
        List<Place> places = new ArrayList<>();
        int behind = 0;
        for (Record record : records) {
            if (record.raw().isEmpty()
                    || record.raw().length() >= Provenance.MAX_RAW
                    || record.fileLine() > lineStarts.size()) {
                throw CorrectedFiles.notInFormat();
            }
            int line = record.fileLine();
            int last = line < lineStarts.size() ? lineStarts.get(line) : text.length();
            int from = Math.max(behind, lineStarts.get(line - 1));
            int to = end(from, record.raw());
            while (to < 0 && from < last) {
                from++;
                to = end(from, record.raw());
            }
            if (to < 0 || from >= last) {
                throw CorrectedFiles.notInFormat();
            }
            places.add(new Place(record.lineNo(), from, to));
            behind = to;
        }
        return places;
    }

    /** Where the record ends that begins here, or -1. Readers drop blanks around a line's end, and blank lines. */
    private int end(int from, String raw) {
        int at = from;
        for (int i = 0; i < raw.length(); i++) {
            if (raw.charAt(i) == '\n') {
                at = behindBlankLines(at);
            } else {
                at = at >= 0 && at < text.length() && text.charAt(at) == raw.charAt(i) ? at + 1 : -1;
            }
            if (at < 0) {
                return -1;
            }
        }
        return at;
    }

    private int behindBlankLines(int from) {
        int at = from;
        boolean ended = text.startsWith("\r", from - 1);
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            ended |= lineEndAt(at) > at;
            at++;
        }
        return ended ? at : -1;
    }

    private int lineEndAt(int at) {
        if (text.startsWith("\r\n", at)) {
            return at + 2;
        }
        return text.startsWith("\n", at) || text.startsWith("\r", at) ? at + 1 : at;
    }
}
