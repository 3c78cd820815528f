package com.hissabbook.adapters.ofx;

import static org.assertj.core.api.Assertions.assertThat;

import com.hissabbook.adapters.corpus.Corpus;
import com.hissabbook.adapters.corpus.CorpusFile;
import com.hissabbook.adapters.corpus.CorpusScore;
import com.hissabbook.adapters.corpus.Fact;
import com.hissabbook.adapters.corpus.Json;
import com.hissabbook.adapters.corpus.Reading;
import com.hissabbook.statement.ReadOptions;
import com.hissabbook.statement.StatementReader.Recognition;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OfxCorpusTest {

    private final OfxReader reader = new OfxReader();

    @Test
    void readsEveryRealFileAsTheCorpusExpects() throws IOException {
        Corpus corpus = Corpus.present();
        CorpusScore score = new CorpusScore(corpus);

        for (CorpusFile file : corpus.of("ofx", "qfx")) {
            Reading reading = Reading.of(reader, file.source(), ReadOptions.NONE);
            score.add(file, reading, facts(file));
        }

        score.publish("ofx");
        assertThat(score.wrong()).isEmpty();
    }

    @Test
    void recognisesRealFilesByTheirContent() throws IOException {
        Corpus corpus = Corpus.present();

        for (CorpusFile file : corpus.files()) {
            boolean ofx = file.format().equals("ofx") || file.format().equals("qfx");
            boolean readable = file.kind() != CorpusFile.Kind.REJECT;
            boolean certain = reader.recognise(file.head()) == Recognition.CERTAIN;
            assertThat(certain).as(file.path()).isIn(ofx, ofx && readable);
        }
    }

    private static List<Fact> facts(CorpusFile file) {
        return Json.objects(file.expected().get("statements")).stream()
                .flatMap(statement -> Json.objects(statement.get("trn")).stream())
                .map(OfxCorpusTest::fact)
                .toList();
    }

    private static Fact fact(Map<String, Object> transaction) {
        return new Fact(
                text(transaction, "dtposted").flatMap(OfxCorpusTest::day),
                text(transaction, "trnamt").flatMap(OfxCorpusTest::amount),
                text(transaction, "fitid"),
                text(transaction, "name").or(() -> text(transaction, "memo")));
    }

    private static Optional<String> text(Map<String, Object> transaction, String field) {
        return Optional.ofNullable((String) transaction.get(field));
    }

    private static Optional<LocalDate> day(String written) {
        try {
            return Optional.of(LocalDate.parse(written.substring(0, 8), DateTimeFormatter.BASIC_ISO_DATE));
        } catch (DateTimeException | StringIndexOutOfBoundsException unreadable) {
            return Optional.empty();
        }
    }

    /** The corpus quotes amounts as written. */
    private static Optional<BigDecimal> amount(String written) {
        try {
            return Optional.of(new BigDecimal(written.strip().replace(',', '.')));
        } catch (NumberFormatException unreadable) {
            return Optional.empty();
        }
    }
}
