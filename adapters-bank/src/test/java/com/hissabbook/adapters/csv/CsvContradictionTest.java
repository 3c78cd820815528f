package com.hissabbook.adapters.csv;

import static org.assertj.core.api.Assertions.assertThat;

import com.hissabbook.adapters.corpus.SmallFile;
import com.hissabbook.banking.CsvAmount;
import com.hissabbook.banking.CsvProfile;
import com.hissabbook.banking.Inspection;
import com.hissabbook.banking.Question;
import com.hissabbook.banking.Question.About;
import com.hissabbook.banking.ReadOptions;
import com.hissabbook.banking.StatementEvent;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Files that contradict themselves: what is contradicted is refused row by row or asked, and never read one way in silence. */
class CsvContradictionTest {

    private static final String SIDES = "Date,Text,Debit,Credit";

    private final CsvReader reader = new CsvReader();

    @Test
    void keepsDebitAndCreditColumnsApartFromARowThatFillsBoth() throws Exception {
        String[] file = {
            SIDES,
            "2026-03-01,Shop,10.00,",
            "2026-03-02,Pay,,500.00",
            "2026-03-03,Both,7.00,3.00",
            "2026-03-04,Shop,20.00,"
        };
        CsvProfile profile = readable(file);
        assertThat(profile.amount()).isEqualTo(CsvAmount.debitCredit("Debit", "Credit", false));
        List<StatementEvent> events = Samples.read(profile, file);
        assertThat(Samples.lines(events))
                .extracting(line -> line.amount().minor())
                .containsExactly(-1000L, 50_000L, -2000L);
        assertThat(Samples.rejections(events)).singleElement().satisfies(rejection -> {
            assertThat(rejection.at().line()).isEqualTo(4);
            assertThat(rejection.code()).isEqualTo("amount-both");
            assertThat(rejection.column()).isEqualTo("Debit / Credit");
            assertThat(rejection.reason()).contains("One of them must be empty");
        });
    }

    @Test
    void asksForTheColumnsWhereEveryRowFillsDebitAndCredit() throws IOException {
        assertThat(asked(SIDES, "2026-03-01,a,10.00,2.00", "2026-03-02,b,4.00,500.00"))
                .containsExactly(About.COLUMNS);
    }

    private CsvProfile readable(String... lines) throws IOException {
        Inspection inspection = inspect(lines);
        assertThat(inspection).isInstanceOf(Inspection.Readable.class);
        return ((Inspection.Readable) inspection).profile().orElseThrow();
    }

    private List<About> asked(String... lines) throws IOException {
        Inspection inspection = inspect(lines);
        assertThat(inspection).isInstanceOf(Inspection.NeedsAnswer.class);
        return ((Inspection.NeedsAnswer) inspection)
                .questions().stream().map(Question::about).toList();
    }

    private Inspection inspect(String... lines) throws IOException {
        return reader.inspect(SmallFile.of(Samples.bytes(lines)), ReadOptions.NONE);
    }
}
