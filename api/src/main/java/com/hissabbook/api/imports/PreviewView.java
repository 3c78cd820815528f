package com.hissabbook.api.imports;

import com.hissabbook.api.http.MoneyJson;
import com.hissabbook.banking.FilePreview;
import com.hissabbook.kernel.Money;
import com.hissabbook.statement.CsvProfile;
import com.hissabbook.statement.Question;
import com.hissabbook.statement.StatementEvent;
import com.hissabbook.statement.StatementEvent.Line;
import com.hissabbook.statement.StatementEvent.Rejection;
import com.hissabbook.statement.StatementEvent.Status;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How a file would be read.
 *
 * @param layout of a CSV file; a guess where a question is open
 * @param rows the first ones in file order
 * @param refusal why the file as a whole cannot be read so
 */
record PreviewView(
        @Nullable String format,
        @Nullable CsvProfile layout,
        List<String> evidence,
        List<Question> questions,
        List<Row> rows,
        List<StatementView.Warning> warnings,
        ImportView.@Nullable Refusal refusal) {

    /** @param problem why the row cannot be read; then nothing else is known of it */
    record Row(
            long fileLine,
            @Nullable LocalDate booked,
            @Nullable LocalDate valueDate,
            @Nullable MoneyJson amount,
            @Nullable Boolean pending,
            @Nullable String counterparty,
            @Nullable String description,
            @Nullable MoneyJson balanceAfter,
            @Nullable String bankId,
            @Nullable String problem,
            String raw) {}

    static PreviewView of(FilePreview preview) {
        return new PreviewView(
                preview.format().orElse(null),
                preview.inspection().layout().orElse(null),
                preview.inspection().evidence(),
                preview.inspection().questions(),
                preview.records().stream().flatMap(PreviewView::row).toList(),
                preview.records().stream()
                        .filter(StatementEvent.Notice.class::isInstance)
                        .map(StatementEvent.Notice.class::cast)
                        .map(notice -> new StatementView.Warning(notice.code(), notice.text(), notice.line()))
                        .toList(),
                preview.refusal().map(ImportView.Refusal::of).orElse(null));
    }

    private static Stream<Row> row(StatementEvent event) {
        return switch (event) {
            case Line line -> Stream.of(row(line));
            case Rejection rejection ->
                Stream.of(new Row(
                        rejection.at().line(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        rejection.column() + ": " + rejection.reason(),
                        rejection.at().raw()));
            default -> Stream.empty();
        };
    }

    private static Row row(Line line) {
        return new Row(
                line.at().line(),
                line.booked(),
                line.valueDate().orElse(null),
                MoneyJson.of(line.amount()),
                line.status() == Status.PENDING,
                line.counterparty().orElse(null),
                line.description(),
                json(line.balanceAfter()),
                line.bankId().orElse(null),
                null,
                line.at().raw());
    }

    private static @Nullable MoneyJson json(Optional<Money> money) {
        return money.map(MoneyJson::of).orElse(null);
    }
}
