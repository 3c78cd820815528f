package com.hissabbook.adapters.qif;

import com.hissabbook.kernel.CurrencyCode;
import com.hissabbook.statement.FileHead;
import com.hissabbook.statement.Inspection;
import com.hissabbook.statement.Question;
import com.hissabbook.statement.ReadOptions;
import com.hissabbook.statement.StatementEvent;
import com.hissabbook.statement.StatementReader;
import com.hissabbook.statement.StatementSink;
import com.hissabbook.statement.StatementSource;
import com.hissabbook.statement.UnreadableFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Reads QIF as Intuit's "Quicken Interchange Format (QIF) files" describes it and as programs write it. A file is read twice: a survey of
 * all records tells the order of its dates and the style of its numbers, then the lines are told. QIF names no currency: it is the money
 * account's.
 */
@Component
public final class QifReader implements StatementReader {

    private static final Question CARD_SIGN = new Question(
            Question.About.SIGN,
            "The amounts of the card (!Type:CCard) all lack a minus. Are they payments to the card, or purchases written without one?",
            List.of(
                    new Question.Option("as-written", "Money in: payments and refunds only"),
                    new Question.Option("reversed", "Money out: purchases written without a minus")));

    private static final String AGAIN = " Export it once more.";

    @Override
    public String format() {
        return "QIF";
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public Recognition recognise(FileHead head) {
        String text = new String(head.bytes(), StandardCharsets.UTF_8).replace("\ufeff", "");
        return text.lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                        .findFirst()
                        .filter(Section::isHeader)
                        .isPresent()
                ? Recognition.CERTAIN
                : Recognition.NO;
    }

    @Override
    public Inspection inspect(StatementSource source, ReadOptions options) throws IOException {
        List<Question> open = questions(surveyOf(source, options));
        return open.isEmpty()
                ? new Inspection.Readable(Optional.empty(), List.of(), List.of())
                : new Inspection.NeedsAnswer(Optional.empty(), open, List.of());
    }

    private static List<Question> questions(Survey survey) {
        List<Question> open = new ArrayList<>();
        if (survey.orders().size() > 1) {
            open.add(question(survey.orders()));
        }
        if (survey.cardSignIsOpen()) {
            open.add(CARD_SIGN);
        }
        return open;
    }

    @Override
    public void read(StatementSource source, ReadOptions options, StatementSink sink)
            throws IOException, UnreadableFile {
        Survey survey = surveyOf(source, options);
        refuseUnlessReadable(survey);
        CurrencyCode currency = options.accountCurrency()
                .orElseThrow(
                        () -> new UnreadableFile(
                                "currency-unknown",
                                0,
                                "A QIF file names no currency. Name the ledger (ledgerId) when uploading: its currency is taken."));
        sink.accept(new StatementEvent.TextEncoding(survey.charset()));
        try (InputStream in = source.open();
                var text = new BufferedReader(new InputStreamReader(in, survey.charset()))) {
            new Records(survey, currency, sink).tell(new Items(text));
        }
    }

    private static Survey surveyOf(StatementSource source, ReadOptions options) throws IOException {
        try (InputStream in = source.open()) {
            Survey survey = Survey.of(in);
            if (survey.orders().size() > 1) {
                options.answer(question(survey.orders()))
                        .map(DateOrder::valueOf)
                        .ifPresent(survey::decide);
            }
            options.answer(CARD_SIGN).ifPresent(word -> survey.decideCards(word.equals("reversed")));
            return survey;
        }
    }

    private static void refuseUnlessReadable(Survey survey) throws UnreadableFile {
        if (survey.nuls() > 0) {
            throw new UnreadableFile(
                    "binary", 0, "The file holds " + survey.nuls() + " zero bytes, which no text has." + AGAIN);
        } else if (survey.records() == 0 && survey.investments() > 0) {
            throw new UnreadableFile(
                    "investment-account",
                    0,
                    "The file holds investments only (" + survey.investments()
                            + " records); their amounts are no movements of a bank account. Export the cash account.");
        } else if (survey.records() == 0) {
            throw new UnreadableFile("no-transactions", 0, "The file has no transactions: there is nothing to book.");
        } else if (survey.orders().isEmpty() && !survey.hasNoDates()) {
            throw new UnreadableFile(
                    "dates-contradict",
                    0,
                    "Some dates of the file put the day first, others the month: none can be trusted." + AGAIN);
        } else if (survey.orders().size() > 1) {
            throw new UnreadableFile(
                    "date-order-unknown",
                    0,
                    question(survey.orders()).text() + " Export with four-digit years first, or a longer period.");
        } else if (survey.cardSignIsOpen()) {
            throw new UnreadableFile("sign-unknown", 0, CARD_SIGN.text() + " Answer the question, then import again.");
        }
    }

    private static Question question(List<DateOrder> orders) {
        return new Question(
                Question.About.DATE_ORDER,
                "Does the day or the month come first in the file's dates? No date in it tells, since no day is above 12.",
                orders.stream()
                        .map(order -> new Question.Option(order.name(), words(order)))
                        .toList());
    }

    private static String words(DateOrder order) {
        return switch (order) {
            case MONTH_FIRST -> "The month comes first.";
            case DAY_FIRST -> "The day comes first.";
            case YEAR_FIRST -> "The year comes first.";
        };
    }
}
