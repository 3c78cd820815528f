package com.hissabbook.adapters.csv;

import com.hissabbook.adapters.corpus.SmallFile;
import com.hissabbook.kernel.CurrencyCode;
import com.hissabbook.statement.CsvAmount;
import com.hissabbook.statement.CsvProfile;
import com.hissabbook.statement.CsvProfile.Fee;
import com.hissabbook.statement.CsvProfile.RowRule;
import com.hissabbook.statement.ReadOptions;
import com.hissabbook.statement.StatementEvent;
import com.hissabbook.statement.StatementEvent.Line;
import com.hissabbook.statement.StatementEvent.Notice;
import com.hissabbook.statement.StatementEvent.Rejection;
import com.hissabbook.statement.UnreadableFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Small files of our own, and profiles with defaults. */
final class Samples {

    static final Optional<CurrencyCode> EUR = Optional.of(new CurrencyCode("EUR"));

    private Samples() {}

    static byte[] bytes(String... lines) {
        return String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
    }

    /** Date, Text, Amount under a header; ISO dates, decimal point. */
    static CsvProfile profile() {
        return profile(CsvAmount.signed("Amount", false), List.of(), List.of(), Optional.empty());
    }

    static CsvProfile profile(CsvAmount amount, List<RowRule> ignored, List<RowRule> pending, Optional<Fee> fee) {
        return new CsvProfile(
                "UTF-8",
                ',',
                Optional.of('"'),
                0,
                true,
                "Date",
                List.of("yyyy-MM-dd"),
                Optional.empty(),
                amount,
                '.',
                Optional.of(','),
                List.of("Text"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                fee,
                ignored,
                pending);
    }

    /** Signed amounts with a currency and a balance column. */
    static CsvProfile withCurrencyAndBalance() {
        CsvProfile plain = profile();
        return new CsvProfile(
                plain.encoding(),
                plain.delimiter(),
                plain.quote(),
                0,
                true,
                "Date",
                plain.dateFormats(),
                plain.lastDay(),
                plain.amount(),
                '.',
                Optional.of(','),
                List.of("Text"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of("Currency"),
                Optional.of("Balance"),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of());
    }

    static List<StatementEvent> read(CsvProfile profile, String... lines) throws IOException, UnreadableFile {
        return read(profile, bytes(lines));
    }

    static List<StatementEvent> read(CsvProfile profile, byte[] bytes) throws IOException, UnreadableFile {
        List<StatementEvent> events = new ArrayList<>();
        new CsvReader().read(SmallFile.of(bytes), new ReadOptions(Optional.of(profile), EUR), events::add);
        return events;
    }

    static List<Line> lines(List<StatementEvent> events) {
        return of(events, Line.class);
    }

    static List<Rejection> rejections(List<StatementEvent> events) {
        return of(events, Rejection.class);
    }

    static List<String> notices(List<StatementEvent> events) {
        return of(events, Notice.class).stream().map(Notice::code).toList();
    }

    private static <T> List<T> of(List<StatementEvent> events, Class<T> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
