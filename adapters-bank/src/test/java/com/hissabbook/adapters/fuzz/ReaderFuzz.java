package com.hissabbook.adapters.fuzz;

import com.hissabbook.adapters.camt.CamtReader;
import com.hissabbook.adapters.corpus.SmallFile;
import com.hissabbook.adapters.csv.CsvReader;
import com.hissabbook.adapters.mt940.Mt940Reader;
import com.hissabbook.adapters.ofx.OfxReader;
import com.hissabbook.adapters.qif.QifReader;
import com.hissabbook.kernel.CurrencyCode;
import com.hissabbook.statement.BalanceGate;
import com.hissabbook.statement.FileHead;
import com.hissabbook.statement.Inspection;
import com.hissabbook.statement.Provenance;
import com.hissabbook.statement.Question;
import com.hissabbook.statement.Question.About;
import com.hissabbook.statement.ReadOptions;
import com.hissabbook.statement.StatementEvent;
import com.hissabbook.statement.StatementReader;
import com.hissabbook.statement.UnreadableFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What must hold of every reader whatever the bytes: it throws nothing but an {@link UnreadableFile} in plain words, tells no more records
 * than a file can hold, gives each a place inside the file, and says the same thing twice. Jazzer calls it with bytes it makes up; the
 * argument is the format. {@code make fuzz} runs it, {@link FuzzSeedsTest} reads the seeds and what was ever found.
 */
public final class ReaderFuzz {

    static final List<StatementReader> READERS =
            List.of(new CsvReader(), new OfxReader(), new QifReader(), new CamtReader(), new Mt940Reader());

    private static StatementReader target = READERS.getFirst();

    private ReaderFuzz() {}

    /** Jazzer's hook before the first input. */
    public static void fuzzerInitialize(String[] arguments) {
        target = READERS.stream()
                .filter(reader -> reader.format().equalsIgnoreCase(arguments[0]))
                .findFirst()
                .orElseThrow();
    }

    /** Jazzer's hook for each input. */
    public static void fuzzerTestOneInput(byte[] file) throws IOException {
        check(target, file);
    }

    static void check(StatementReader reader, byte[] file) throws IOException {
        require(
                reader.recognise(new FileHead(Arrays.copyOf(file, Math.min(file.length, FileHead.SIZE)), true)) != null,
                "recognised");
        var options = new ReadOptions(Optional.empty(), Optional.of(new CurrencyCode("EUR")), answers(reader, file));
        List<StatementEvent> told = told(reader, file, options);
        require(told.equals(told(reader, file, options)), "the same bytes are told in two ways");
        long lines = 2
                + new String(file, StandardCharsets.ISO_8859_1)
                        .chars()
                        .filter(c -> c == '\n' || c == '\r' || c == '@')
                        .count();
        List<Provenance> places = told.stream().flatMap(ReaderFuzz::place).toList();
        require(places.size() <= file.length, "more records than bytes");
        for (Provenance place : places) {
            require(place.line() <= lines, "a record on line " + place.line() + " of " + lines);
        }
    }

    /** The first option of everything that the file asks. */
    private static Map<About, String> answers(StatementReader reader, byte[] file) throws IOException {
        Map<About, String> answers = new EnumMap<>(About.class);
        var options = new ReadOptions(Optional.empty(), Optional.of(new CurrencyCode("EUR")));
        if (reader.inspect(SmallFile.of(file), options) instanceof Inspection.NeedsAnswer open) {
            require(!open.questions().isEmpty(), "asks nothing");
            for (Question question : open.questions()) {
                require(!question.text().isBlank(), "asks without words");
                if (!question.options().isEmpty()) {
                    answers.put(question.about(), question.options().getFirst().value());
                }
            }
        }
        return answers;
    }

    private static List<StatementEvent> told(StatementReader reader, byte[] file, ReadOptions options)
            throws IOException {
        List<StatementEvent> told = new ArrayList<>();
        try {
            BalanceGate.read(reader, SmallFile.of(file), options, told::add);
        } catch (UnreadableFile refused) {
            String words = String.valueOf(refused.getMessage());
            require(!words.isBlank() && !words.contains("Exception"), "refused without plain words: " + words);
            require(!refused.code().isBlank() && refused.line() >= 0, "refused without code or place");
            return List.of();
        }
        return told;
    }

    private static Stream<Provenance> place(StatementEvent event) {
        return switch (event) {
            case StatementEvent.Line line -> Stream.of(line.at());
            case StatementEvent.Rejection rejection -> Stream.of(rejection.at());
            default -> Stream.empty();
        };
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }
}
