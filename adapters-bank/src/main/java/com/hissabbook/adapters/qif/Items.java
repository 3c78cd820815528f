package com.hissabbook.adapters.qif;

import com.hissabbook.adapters.qif.Item.Field;
import com.hissabbook.banking.Provenance;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Cuts text into headers and records. Holds one record at most, and of a long one only its beginning. */
final class Items {

    private static final int LONGEST_LINE = 4_096;
    private static final int LONGEST_RECORD = 32_768;

    private final Reader in;
    private final StringBuilder line = new StringBuilder();
    private final StringBuilder raw = new StringBuilder();
    private final List<Field> fields = new ArrayList<>();
    private long lineNo;
    private long firstLine;
    private boolean tooLong;
    private boolean again;
    private int ahead = -2;

    Items(Reader in) {
        this.in = in;
    }

    /** Empty at the end of the file. */
    Optional<Item> next() throws IOException {
        while (again || readLine()) {
            again = false;
            String text = line.toString().strip();
            if (text.startsWith("!")) {
                if (isOpen()) {
                    again = true;
                    return Optional.of(record(false));
                }
                return Optional.of(new Item.Header(lineNo, text));
            } else if (text.startsWith("^")) {
                keep(text);
                return Optional.of(record(true));
            } else if (!text.isEmpty() && (isOpen() || !text.startsWith("#"))) {
                keep(text);
                keepField(text);
            }
        }
        return isOpen() ? Optional.of(record(false)) : Optional.empty();
    }

    private boolean isOpen() {
        return !raw.isEmpty();
    }

    private void keep(String text) {
        if (!isOpen()) {
            firstLine = lineNo;
        }
        if (raw.length() + text.length() <= LONGEST_RECORD) {
            raw.append(raw.isEmpty() ? "" : "\n").append(text);
        } else {
            tooLong = true;
        }
    }

    private void keepField(String text) {
        if (!tooLong) {
            fields.add(new Field(text.charAt(0), text.substring(1).strip()));
        }
    }

    private Item.Record record(boolean ended) {
        var record = new Item.Record(new Provenance(firstLine, raw.toString()), List.copyOf(fields), ended, tooLong);
        raw.setLength(0);
        fields.clear();
        tooLong = false;
        return record;
    }

    /** Lines end with LF, CR LF or CR. */
    private boolean readLine() throws IOException {
        int c = ahead == -2 ? in.read() : ahead;
        ahead = -2;
        if (c < 0) {
            return false;
        }
        lineNo++;
        line.setLength(0);
        for (; c >= 0 && c != '\n' && c != '\r'; c = in.read()) {
            if (line.length() < LONGEST_LINE) {
                line.append((char) c);
            } else {
                tooLong = true;
            }
        }
        if (c == '\r') {
            int behind = in.read();
            ahead = behind == '\n' ? -2 : behind;
        }
        return true;
    }
}
