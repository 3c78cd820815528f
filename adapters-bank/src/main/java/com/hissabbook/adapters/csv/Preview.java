package com.hissabbook.adapters.csv;

import com.hissabbook.kernel.CurrencyCode;
import com.hissabbook.statement.CsvProfile;
import com.hissabbook.statement.ReadOptions;
import com.hissabbook.statement.StatementEvent;
import com.hissabbook.statement.StatementEvent.Line;
import com.hissabbook.statement.StatementEvent.Notice;
import com.hissabbook.statement.StatementEvent.Rejection;
import com.hissabbook.statement.UnreadableFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the first rows of a file under a profile, changing nothing anywhere. */
final class Preview {

    /** Where neither the file nor the account names a currency, its choice does not change what can be read. */
    private static final CurrencyCode ANY = new CurrencyCode("EUR");

    private Preview() {}

    /** What came of the rows of a sample; one in another currency than the account's is understood all the same. */
    record Tally(int lines, int rejected, List<String> warnings) {}

    static List<StatementEvent> of(byte[] head, CsvProfile profile, ReadOptions options, long rows)
            throws IOException, UnreadableFile {
        List<StatementEvent> events = new ArrayList<>();
        CurrencyCode currency = options.accountCurrency().orElse(ANY);
        try (Reader text = Encoded.text(new ByteArrayInputStream(head), Charset.forName(profile.encoding()))) {
            new Statement(profile, Optional.of(currency)).read(text, events::add, rows);
        }
        return events;
    }

    static Tally tally(byte[] head, CsvProfile profile) throws IOException {
        List<StatementEvent> events;
        try {
            events = of(head, profile, ReadOptions.NONE, Table.SAMPLE);
        } catch (UnreadableFile unread) {
            return new Tally(0, 1, List.of());
        }
        int lines = 0;
        int rejected = 0;
        List<String> warnings = new ArrayList<>();
        for (StatementEvent event : events) {
            boolean otherCurrency =
                    event instanceof Rejection rejection && rejection.code().equals("currency-mismatch");
            lines += event instanceof Line || otherCurrency ? 1 : 0;
            rejected += event instanceof Rejection && !otherCurrency ? 1 : 0;
            if (event instanceof Notice notice) {
                warnings.add(notice.text());
            }
        }
        return new Tally(lines, rejected, warnings);
    }
}
