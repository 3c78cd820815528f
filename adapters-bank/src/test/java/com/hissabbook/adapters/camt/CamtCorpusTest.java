package com.hissabbook.adapters.camt;

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
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CamtCorpusTest {

    private final CamtReader reader = new CamtReader();

    @Test
    void readsEveryRealFileAsTheCorpusExpects() throws IOException {
        Corpus corpus = Corpus.present();
        CorpusScore score = new CorpusScore(corpus);

        for (CorpusFile file : corpus.of("camt")) {
            Reading reading = Reading.of(reader, file.source(), ReadOptions.NONE);
            score.add(file, reading.withPending(), facts(file));
        }

        score.publish("camt");
        assertThat(score.wrong()).isEmpty();
    }

    @Test
    void recognisesRealFilesByTheirContent() throws IOException {
        for (CorpusFile file : Corpus.present().files()) {
            boolean certain = reader.recognise(file.head()) == Recognition.CERTAIN;
            boolean readable = file.format().equals("camt") && file.kind() != CorpusFile.Kind.REJECT;
            assertThat(certain)
                    .as(file.path())
                    .isIn(readable, readable || file.format().equals("camt"));
        }
    }

    private static List<Fact> facts(CorpusFile file) {
        return Json.objects(file.expected().get("statements")).stream()
                .flatMap(statement -> Json.objects(statement.get("trn")).stream())
                .map(CamtCorpusTest::fact)
                .toList();
    }

    /** The corpus' references are of two kinds, not told apart: they are not compared. */
    private static Fact fact(Map<String, Object> entry) {
        return new Fact(
                text(entry, "book").or(() -> text(entry, "val")).map(day -> LocalDate.parse(day.substring(0, 10))),
                text(entry, "amt").map(BigDecimal::new),
                Optional.empty(),
                text(entry, "info"));
    }

    private static Optional<String> text(Map<String, Object> entry, String field) {
        return Optional.ofNullable((String) entry.get(field));
    }
}
