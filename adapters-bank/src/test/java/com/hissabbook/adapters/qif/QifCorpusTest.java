package com.hissabbook.adapters.qif;

import static org.assertj.core.api.Assertions.assertThat;

import com.hissabbook.adapters.corpus.Corpus;
import com.hissabbook.adapters.corpus.CorpusFile;
import com.hissabbook.adapters.corpus.CorpusScore;
import com.hissabbook.adapters.corpus.Fact;
import com.hissabbook.adapters.corpus.Json;
import com.hissabbook.adapters.corpus.Reading;
import com.hissabbook.kernel.CurrencyCode;
import com.hissabbook.statement.Inspection;
import com.hissabbook.statement.ReadOptions;
import com.hissabbook.statement.StatementReader.Recognition;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class QifCorpusTest {

    private static final ReadOptions EURO = new ReadOptions(Optional.empty(), Optional.of(new CurrencyCode("EUR")));

    private final QifReader reader = new QifReader();

    @Test
    void readsEveryRealFileAsTheCorpusExpects() throws IOException {
        Corpus corpus = Corpus.present();
        CorpusScore score = new CorpusScore(corpus);

        for (CorpusFile file : corpus.of("qif")) {
            if (file.kind() != CorpusFile.Kind.REJECT) {
                score.add(file, reading(file), facts(file));
            }
        }

        score.publish("qif");
        assertThat(score.wrong()).isEmpty();
    }

    @Test
    void recognisesRealFilesByTheirContent() throws IOException {
        for (CorpusFile file : Corpus.present().files()) {
            boolean readable = file.format().equals("qif") && file.kind() != CorpusFile.Kind.REJECT;
            assertThat(reader.recognise(file.head()) == Recognition.CERTAIN)
                    .as(file.path())
                    .isEqualTo(readable);
        }
    }

    private Reading reading(CorpusFile file) throws IOException {
        return reader.inspect(file.source(), EURO) instanceof Inspection.NeedsAnswer open
                ? Reading.asked(open.questions().getFirst().text())
                : Reading.of(reader, file.source(), EURO);
    }

    private static List<Fact> facts(CorpusFile file) {
        return Json.objects(file.expected().get("trn")).stream()
                .filter(transaction -> !"invst".equals(transaction.get("type")))
                .map(QifCorpusTest::fact)
                .toList();
    }

    private static Fact fact(Map<String, Object> transaction) {
        return new Fact(
                Optional.empty(),
                text(transaction, "T").map(QifCorpusTest::amount),
                Optional.empty(),
                text(transaction, "P"));
    }

    private static Optional<String> text(Map<String, Object> transaction, String field) {
        return Optional.ofNullable((String) transaction.get(field));
    }

    /** The corpus quotes amounts as written, all of them with a decimal point. */
    private static BigDecimal amount(String written) {
        return new BigDecimal(written.strip().replace(",", ""));
    }
}
