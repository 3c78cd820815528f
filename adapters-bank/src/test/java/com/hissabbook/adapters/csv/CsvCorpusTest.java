package com.hissabbook.adapters.csv;

import static org.assertj.core.api.Assertions.assertThat;

import com.hissabbook.adapters.corpus.Corpus;
import com.hissabbook.adapters.corpus.CorpusFile;
import com.hissabbook.adapters.corpus.CorpusScore;
import com.hissabbook.adapters.corpus.Fact;
import com.hissabbook.adapters.corpus.Json;
import com.hissabbook.adapters.corpus.Reading;
import com.hissabbook.kernel.CurrencyCode;
import com.hissabbook.statement.CsvProfile;
import com.hissabbook.statement.Inspection;
import com.hissabbook.statement.ReadOptions;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Real files of many banks, read with the corpus' own mapping and by detection alone. */
class CsvCorpusTest {

    /** The ledger that a person would choose, by the sign in the file; a file without one says nothing of its currency. */
    private static final Map<String, String> LEDGERS = Map.of("$", "USD", "£", "GBP", "¥", "CNY");

    private final Corpus corpus = Corpus.present();
    private final CsvReader reader = new CsvReader();

    @Test
    void readsEveryMappedFileByItsMapping() throws IOException {
        CsvLayouts layouts = CsvLayouts.of(corpus);
        CorpusScore score = new CorpusScore(corpus);
        List<String> wrong = new ArrayList<>();
        for (CorpusFile file : corpus.of("csv")) {
            if (layouts.has(file)) {
                Reading reading = byMapping(layouts, file);
                // The mapping answers what only a person can; what is left is whether the rows are read as expected.
                CorpusFile answered = asImport(file);
                CorpusScore.Result result = score.add(answered, reading, facts(file));
                if (result.verdict() == CorpusScore.Verdict.WRONG) {
                    wrong.add(file.path() + ": " + result.why());
                }
            }
        }
        score.publish("csv-by-mapping");
        assertThat(wrong).isEmpty();
    }

    @Test
    void detectionAloneIsRightOrAsks() throws IOException {
        CorpusScore score = new CorpusScore(corpus);
        List<String> wrong = new ArrayList<>();
        List<String> unexpected = new ArrayList<>();
        CsvLayouts layouts = CsvLayouts.of(corpus);
        int mapped = 0;
        int right = 0;
        for (CorpusFile file : corpus.of("csv")) {
            Reading reading = alone(file);
            if (file.kind() == CorpusFile.Kind.ROW_ERRORS && file.expected().isEmpty()) {
                // Nothing is known of its good rows, so that the score could only compare them with nothing.
                assertThat(reading.rejections()).as(file.path()).isNotEmpty();
                continue;
            }
            CorpusScore.Result result = score.add(file, reading, amounts(file));
            boolean isMapped = layouts.has(file);
            mapped += isMapped ? 1 : 0;
            right += isMapped && result.asExpected() ? 1 : 0;
            if (result.verdict() == CorpusScore.Verdict.WRONG) {
                wrong.add(file.path() + ": " + result.why());
            } else if (isMapped && !result.asExpected()) {
                unexpected.add(file.path());
            }
        }
        score.publish("csv-by-detection");
        System.out.println(right + " of " + mapped + " mapped files, asked for " + unexpected);
        assertThat(wrong).isEmpty();
        assertThat(right * 10).isGreaterThanOrEqualTo(mapped * 9);
    }

    /** Which of several texts is the description is a matter of taste; amounts and their order are not. */
    private static List<Fact> amounts(CorpusFile file) {
        return facts(file).stream()
                .map(fact -> new Fact(Optional.empty(), fact.amount(), Optional.empty(), Optional.empty()))
                .toList();
    }

    private Reading alone(CorpusFile file) throws IOException {
        Optional<CurrencyCode> ledger = ledger(file);
        ReadOptions options = new ReadOptions(Optional.empty(), ledger);
        return switch (reader.inspect(file.source(), options)) {
            case Inspection.NeedsAnswer open ->
                Reading.asked(open.questions().getFirst().text());
            case Inspection.Readable readable ->
                Reading.of(reader, file.source(), new ReadOptions(readable.profile(), ledger));
            case Inspection.Refused refused -> Reading.of(reader, file.source(), options);
        };
    }

    private static Optional<CurrencyCode> ledger(CorpusFile file) throws IOException {
        try (InputStream in = file.source().open()) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return LEDGERS.keySet().stream()
                    .filter(text::contains)
                    .map(LEDGERS::get)
                    .findFirst()
                    .or(() -> Optional.of("EUR"))
                    .map(CurrencyCode::new);
        }
    }

    private Reading byMapping(CsvLayouts layouts, CorpusFile file) throws IOException {
        List<Reading> readings = new ArrayList<>();
        for (char mark : marks(layouts.profile(file, ' '))) {
            CsvProfile profile = layouts.profile(file, mark);
            readings.add(Reading.of(reader, file.source(), new ReadOptions(Optional.of(profile), ledger(file))));
        }
        return readings.stream()
                .min(Comparator.comparingInt(CsvCorpusTest::flaws))
                .orElseThrow();
    }

    /** The mapping does not say which mark groups thousands; the one that leaves the fewest cells unread is it. */
    private static char[] marks(CsvProfile profile) {
        return profile.decimalMark() == '.' ? new char[] {',', '\'', ' '} : new char[] {'.', '\'', ' '};
    }

    private static int flaws(Reading reading) {
        return reading.rejections().size() + (reading.warnings().contains("balance-unreadable") ? 1 : 0);
    }

    private static CorpusFile asImport(CorpusFile file) {
        boolean person = file.kind() == CorpusFile.Kind.ASK || file.kind() == CorpusFile.Kind.REJECT;
        return new CorpusFile(
                file.folder(),
                file.path(),
                file.format(),
                person ? "import" : file.expect(),
                file.n(),
                file.sum(),
                file.quirk());
    }

    private static List<Fact> facts(CorpusFile file) {
        List<Fact> facts = new ArrayList<>();
        Map<String, Object> expected = file.expected();
        for (Map<String, Object> transaction : Json.objects(expected.get("trn"))) {
            facts.add(new Fact(
                    Optional.of(LocalDate.parse(String.valueOf(transaction.get("date")))),
                    Optional.of(new BigDecimal(String.valueOf(transaction.get("amount")))),
                    Optional.empty(),
                    Optional.ofNullable((String) transaction.get("desc")).map(text -> text.replace(" | ", " "))));
        }
        return facts;
    }
}
