package com.hissabbook.adapters.qif;

import com.hissabbook.adapters.qif.Item.Field;
import com.hissabbook.adapters.text.Lines;
import com.hissabbook.statement.Provenance;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Cuts text into headers and records. Holds one record at most, and of a long one only its beginning. */
final class Items {

    private static final int LONGEST_RECORD = 32_768;

    private final Lines lines;
    private final StringBuilder raw = new StringBuilder();
    private final List<Field> fields = new ArrayList<>();
    private long firstLine;
    private boolean tooLong;
    private boolean again;

    Items(Reader in) {
        this.lines = new Lines(in);
    }

    /** Empty at the end of the file. */
    Optional<Item> next() throws IOException {
        while (again || readLine()) {
            again = false;
            String text = lines.text().toString().strip();
            if (text.startsWith("!")) {
                if (isOpen()) {
                    again = true;
                    return Optional.of(record(false));
                }
                return Optional.of(new Item.Header(lines.no(), text));
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
            firstLine = lines.no();
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

    private boolean readLine() throws IOException {
        boolean more = lines.next();
        tooLong |= more && lines.tooLong();
        return more;
    }
}
