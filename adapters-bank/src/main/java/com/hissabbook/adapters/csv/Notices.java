package com.hissabbook.adapters.csv;

import com.hissabbook.statement.StatementEvent.Notice;
import com.hissabbook.statement.StatementSink;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a person should know of the rows: told once per kind, with the first line and the number of rows, so that it stays readable. */
final class Notices {

    private record Seen(String text, long firstLine, int rows) {

        Seen again() {
            return new Seen(text, firstLine, rows + 1);
        }
    }

    private final Map<String, Seen> byCode = new LinkedHashMap<>();

    void add(String code, long line, String text) {
        byCode.merge(code, new Seen(text, line, 1), (seen, more) -> seen.again());
    }

    void tell(StatementSink sink) {
        byCode.forEach((code, seen) -> {
            String more = seen.rows() > 1 ? " The same holds for " + (seen.rows() - 1) + " more row(s)." : "";
            sink.accept(new Notice(0, code, seen.text() + more, seen.firstLine()));
        });
    }
}
