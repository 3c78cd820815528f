package com.hissabbook.banking;

import com.hissabbook.kernel.CurrencyCode;
import com.hissabbook.kernel.Refused;
import com.hissabbook.statement.Beginning;
import com.hissabbook.statement.CsvAmount;
import com.hissabbook.statement.CsvProfile;
import com.hissabbook.statement.Inspection;
import com.hissabbook.statement.Inspection.NeedsAnswer;
import com.hissabbook.statement.Inspection.Readable;
import com.hissabbook.statement.Question;
import com.hissabbook.statement.Question.About;
import com.hissabbook.statement.ReadOptions;
import com.hissabbook.statement.StatementEvent;
import com.hissabbook.statement.StatementReader;
import com.hissabbook.statement.StatementReaders;
import com.hissabbook.statement.StatementSource;
import com.hissabbook.statement.UnreadableFile;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Looks at a file: its format, the saved layout that it has, and what it leaves open. Changes nothing. */
@Component
class FileLook {

    private static final int SAMPLE = 200;

    private static final Question CARD_SIGN = new Question(
            About.SIGN,
            "The account is a card. Are its purchases written with a minus, or without one, as what is owed?",
            List.of(
                    new Question.Option("as-written", "A minus means a purchase"),
                    new Question.Option("reversed", "Purchases are written without a minus")));

    private final StatementReaders readers;
    private final SavedLayouts saved;

    FileLook(StatementReaders readers, SavedLayouts saved) {
        this.readers = readers;
        this.saved = saved;
    }

    /**
     * What is known before the look.
     *
     * @param options the layout, if one was given or answered, and the answers
     * @param csvProfileId where the layout is a saved one
     * @param isCard whether the account is a card, whose statements often write what is owed without a minus
     */
    record Known(ReadOptions options, Optional<UUID> csvProfileId, boolean isCard) {}

    /**
     * What the look found.
     *
     * @param saved the saved layout by which the file is read, if it is one
     * @param fingerprint of the file's header, if it has one
     */
    record Found(
            StatementReader reader,
            Inspection inspection,
            Optional<SavedCsvProfile> saved,
            Optional<String> fingerprint) {}

    /** @throws UnreadableFile if no reader knows the file */
    Found at(StatementSource source, Known known) throws IOException, UnreadableFile {
        StatementReader reader = readers.recognise(source);
        Optional<String> fingerprint = reader.fingerprint(source);
        if (known.options().profile().isPresent()) {
            boolean isSaved = known.csvProfileId().isPresent() && fingerprint.isPresent();
            Inspection inspection = isSaved
                    ? dated(known.options().profile().get(), known.options(), "The layout was given.")
                    : reader.inspect(source, known.options());
            return new Found(reader, inspection, Optional.empty(), fingerprint);
        }
        List<SavedCsvProfile> alike = fingerprint.map(saved::recognised).orElse(List.of());
        if (alike.isEmpty()) {
            return new Found(reader, detected(reader, source, known), Optional.empty(), fingerprint);
        }
        Question which = which(alike);
        Optional<SavedCsvProfile> one = alike.size() == 1
                ? Optional.of(alike.getFirst())
                : known.options()
                        .answer(which)
                        .flatMap(id -> alike.stream()
                                .filter(profile -> profile.id().toString().equals(id))
                                .findFirst());
        if (one.isPresent() && !fits(reader, source, one.get().layout(), known)) {
            return new Found(reader, detected(reader, source, known), Optional.empty(), fingerprint);
        }
        Inspection inspection = one.map(profile -> dated(profile.layout(), known.options(), evidence(profile)))
                .orElseGet(() -> new NeedsAnswer(Optional.empty(), List.of(which), List.of()));
        return new Found(reader, inspection, one, fingerprint);
    }

    /** What the file itself tells. On a card a rising balance is a rising debt, so that no file of it tells the sign. */
    private static Inspection detected(StatementReader reader, StatementSource source, Known known) throws IOException {
        Inspection found = reader.inspect(source, known.options());
        if (!known.isCard()
                || !(found instanceof Readable readable)
                || readable.profile().isEmpty()
                || !(readable.profile().get().amount().way() instanceof CsvAmount.Signed)) {
            return found;
        }
        CsvProfile layout = readable.profile().get();
        return known.options()
                .answer(CARD_SIGN)
                .<Inspection>map(word -> new Readable(
                        Optional.of(CARD_SIGN.answered(layout, word)), readable.evidence(), readable.warnings()))
                .orElseGet(() -> new NeedsAnswer(Optional.of(layout), List.of(CARD_SIGN), readable.evidence()));
    }

    /** A header says little: a layout under which days or many rows cannot be read is that of another file. */
    private static boolean fits(StatementReader reader, StatementSource source, CsvProfile layout, Known known)
            throws IOException {
        List<StatementEvent> told = new ArrayList<>();
        var options = new ReadOptions(
                Optional.of(layout), known.options().accountCurrency().or(() -> Optional.of(new CurrencyCode("EUR"))));
        try {
            Beginning.tell(reader, source, options, SAMPLE, told::add);
        } catch (UnreadableFile unfitting) {
            return false;
        }
        long lines = told.stream().filter(StatementEvent.Line.class::isInstance).count();
        List<StatementEvent.Rejection> rejections = told.stream()
                .filter(StatementEvent.Rejection.class::isInstance)
                .map(StatementEvent.Rejection.class::cast)
                // The layout fits; it is the ledger that does not.
                .filter(rejection -> !rejection.code().equals("currency-mismatch"))
                .toList();
        return rejections.size() <= lines / 3
                && rejections.stream().noneMatch(rejection -> rejection.code().startsWith("date"));
    }

    /** Where dates have no year, the day on which last month's statement ended says nothing of this one. */
    private static Inspection dated(CsvProfile layout, ReadOptions options, String evidence) {
        if (layout.lastDay().isEmpty()) {
            return new Readable(Optional.of(layout), List.of(evidence), List.of());
        }
        var year = new Question(
                About.YEAR,
                "The file's dates have no year. What is the last day that the statement covers, written like "
                        + layout.lastDay().get() + "?",
                List.of());
        return options.answer(year)
                .<Inspection>map(day -> new Readable(
                        Optional.of(layout.withDates(layout.dateFormats(), Optional.of(LocalDate.parse(day)))),
                        List.of(evidence),
                        List.of()))
                .orElseGet(() -> new NeedsAnswer(Optional.of(layout), List.of(year), List.of(evidence)));
    }

    private static Question which(List<SavedCsvProfile> alike) {
        return new Question(
                About.SAVED_LAYOUT,
                "Several saved layouts have this header. Which one is it?",
                alike.stream()
                        .map(profile -> new Question.Option(profile.id().toString(), profile.name()))
                        .toList());
    }

    private static String evidence(SavedCsvProfile profile) {
        return "The header is that of the saved layout '" + profile.name() + "', version " + profile.version() + ".";
    }

    /** The answer put to each question that it answers; {@link Refused} in plain words where it is none. */
    static void check(Question question, String word) {
        try {
            question.check(word);
        } catch (IllegalArgumentException none) {
            throw Refused.invalid(
                    "invalid-answer",
                    "The answer to " + question.about() + " cannot be used: " + none.getMessage() + ".");
        }
    }
}
