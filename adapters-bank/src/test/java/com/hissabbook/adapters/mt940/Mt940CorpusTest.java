package com.hissabbook.adapters.mt940;

import static org.assertj.core.api.Assertions.assertThat;

import com.hissabbook.adapters.corpus.Corpus;
import com.hissabbook.adapters.corpus.CorpusFile;
import com.hissabbook.adapters.corpus.CorpusScore;
import com.hissabbook.adapters.corpus.Fact;
import com.hissabbook.adapters.corpus.Json;
import com.hissabbook.adapters.corpus.Reading;
import com.hissabbook.kernel.CurrencyCode;
import com.hissabbook.statement.ReadOptions;
import com.hissabbook.statement.StatementEvent.Line;
import com.hissabbook.statement.StatementReader.Recognition;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class Mt940CorpusTest {

    private static final ReadOptions EURO = new ReadOptions(Optional.empty(), Optional.of(new CurrencyCode("EUR")));

    private final Mt940Reader reader = new Mt940Reader();

    @Test
    void readsEveryRealFileAsTheCorpusExpects() throws IOException {
        Corpus corpus = Corpus.present();
        CorpusScore score = new CorpusScore(corpus);

        for (CorpusFile file : corpus.of("mt940")) {
            Reading reading = Reading.of(reader, file.source(), EURO);
            score.add(file, reading, facts(file));
        }

        score.publish("mt940");
        assertThat(score.wrong()).isEmpty();
    }

    /** White space and the marks of structured fields aside, a description has all that the bank wrote for the line. */
    @Test
    void keepsTheWordsOfFreeText() throws IOException {
        for (CorpusFile file : Corpus.present().of("mt940")) {
            List<Line> lines = Reading.of(reader, file.source(), EURO).lines();
            List<Map<String, Object>> expected = transactions(file);
            for (int i = 0; i < Math.min(lines.size(), expected.size()); i++) {
                String words = text(expected.get(i), "86").orElse("").replace("[second :86:]", "");
                if (!words.matches("(?s)\\d{3}\\W\\d\\d.*")) {
                    assertThat(bare(lines.get(i).description()))
                            .as("%s, line %d", file.path(), i + 1)
                            .contains(bare(words));
                }
            }
        }
    }

    @Test
    void recognisesRealFilesByTheirContent() throws IOException {
        for (CorpusFile file : Corpus.present().files()) {
            boolean certain = reader.recognise(file.head()) == Recognition.CERTAIN;
            boolean own = file.format().equals("mt940");
            if (!own || file.kind() == CorpusFile.Kind.REJECT) {
                assertThat(certain).as(file.path()).isFalse();
            } else if (file.kind() != CorpusFile.Kind.FRAGMENT && file.kind() != CorpusFile.Kind.NOTHING) {
                assertThat(certain).as(file.path()).isTrue();
            }
        }
    }

    private static List<Fact> facts(CorpusFile file) {
        return transactions(file).stream()
                .map(transaction -> new Fact(
                        text(transaction, "date").flatMap(value -> booked(value, text(transaction, "entry"))),
                        text(transaction, "amt").map(BigDecimal::new),
                        Optional.empty(),
                        Optional.empty()))
                .toList();
    }

    private static List<Map<String, Object>> transactions(CorpusFile file) {
        return Json.objects(file.expected().get("statements")).stream()
                .flatMap(statement -> Json.objects(statement.get("trn")).stream())
                .toList();
    }

    /** The entry date nearest to the value date; empty where the corpus quotes a day that does not exist. */
    private static Optional<LocalDate> booked(String value, Optional<String> entry) {
        return day(value)
                .flatMap(day -> entry.map(String::strip)
                        .filter(digits -> !digits.isEmpty())
                        .map(digits -> IntStream.rangeClosed(day.getYear() - 1, day.getYear() + 1)
                                .mapToObj(year -> day(year + "-" + digits.substring(0, 2) + "-" + digits.substring(2)))
                                .flatMap(Optional::stream)
                                .min(Comparator.comparing(other -> Math.abs(ChronoUnit.DAYS.between(day, other)))))
                        .orElse(Optional.of(day)));
    }

    private static Optional<LocalDate> day(String iso) {
        try {
            return Optional.of(LocalDate.parse(iso));
        } catch (DateTimeException impossible) {
            return Optional.empty();
        }
    }

    private static Optional<String> text(Map<String, Object> transaction, String field) {
        return Optional.ofNullable((String) transaction.get(field));
    }

    private static String bare(String text) {
        return text.replaceAll("[\\s\\u00a0\\p{Cntrl}]", "");
    }
}
