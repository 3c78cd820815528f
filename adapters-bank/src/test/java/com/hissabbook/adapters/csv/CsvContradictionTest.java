package com.hissabbook.adapters.csv;

import static org.assertj.core.api.Assertions.assertThat;

import com.hissabbook.adapters.corpus.SmallFile;
import com.hissabbook.statement.CsvAmount;
import com.hissabbook.statement.CsvProfile;
import com.hissabbook.statement.CsvProfile.Fee;
import com.hissabbook.statement.CsvProfile.FeeTreatment;
import com.hissabbook.statement.Inspection;
import com.hissabbook.statement.Question;
import com.hissabbook.statement.Question.About;
import com.hissabbook.statement.ReadOptions;
import com.hissabbook.statement.StatementEvent;
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

    @Test
    void asksForTheDirectionWhereTheBalanceGoesBothWaysAndNoAmountHasASign() throws IOException {
        String header = "Date,Text,Amount,Balance";
        assertThat(asked(
                        header,
                        "2026-03-01,a,100.00,1100.00",
                        "2026-03-02,b,30.00,1070.00",
                        "2026-03-03,c,20.00,1050.00",
                        "2026-03-04,d,5.00,1045.00",
                        "2026-03-05,e,500.00,1545.00"))
                .containsExactly(About.COLUMNS);
        assertThat(asked(header, "2026-03-01,a,40.00,60.00", "2026-03-02,b,10.00,70.00", "2026-03-03,c,20.00,50.00"))
                .containsExactly(About.COLUMNS);
        String[] out = {
            header,
            "2026-03-01,a,40.00,60.00",
            "2026-03-02,b,10.00,50.00",
            "2026-03-03,c,20.00,30.00",
            "2026-03-04,d,30.00,0.00"
        };
        assertThat(readable(out).amount()).isEqualTo(CsvAmount.signed("Amount", true));
        assertThat(evidence(out)).anyMatch(said -> said.startsWith("No balance stands before line 2:"));
        out[1] = "2026-03-01,Salary,40.00,60.00";
        assertThat(asked(out)).containsExactly(About.COLUMNS);
        assertThat(asked(header, out[1], out[2])).containsExactly(About.COLUMNS);
        assertThat(asked(header, out[2], out[3])).containsExactly(About.SIGN);
    }

    @Test
    void readsTheDirectionWordsWhereTheBalanceGoesBothWays() throws IOException {
        assertThat(readable(
                                "Date,Type,Amount,Balance",
                                "2026-03-01,credit,100.00,1100.00",
                                "2026-03-02,debit,30.00,1070.00",
                                "2026-03-03,debit,20.00,1050.00",
                                "2026-03-04,debit,5.00,1045.00")
                        .amount())
                .isEqualTo(CsvAmount.flagged("Amount", "Type", List.of("debit"), List.of("credit")));
    }

    @Test
    void refusesARowWhoseWordTellsNoDirection() throws Exception {
        String[] file = {
            "Date,Text,Amount,Type",
            "2026-03-01,a,10.00,Debit",
            "2026-03-02,b,20.00,Credit",
            "2026-03-03,c,30.00,Adjustment",
            "2026-03-04,d,40.00,Debit",
            "2026-03-05,e,50.00,"
        };
        CsvProfile profile = readable(file);
        assertThat(profile.amount())
                .isEqualTo(CsvAmount.flagged("Amount", "Type", List.of("debit"), List.of("credit")));
        List<StatementEvent> events = Samples.read(profile, file);
        assertThat(Samples.lines(events))
                .extracting(line -> line.amount().minor())
                .containsExactly(-1_000L, 2_000L, -4_000L);
        assertThat(Samples.rejections(events))
                .extracting(rejection -> rejection.at().line())
                .containsExactly(4L, 6L);
        assertThat(Samples.rejections(events)).allSatisfy(rejection -> {
            assertThat(rejection.column()).isEqualTo("Type");
            assertThat(rejection.code()).isEqualTo("flag-unknown");
            assertThat(rejection.reason()).contains("enter the row by hand");
        });
    }

    @Test
    void takesTheFeeByWhichTheBalanceMovesToo() throws Exception {
        String[] file = {
            "Date,Text,Amount,Fee,Balance",
            "2026-03-01,Pay,500.00,0.00,1500.00",
            "2026-03-02,Shop,-50.00,0.50,1449.50",
            "2026-03-03,Shop,-20.00,0.00,1429.50",
            "2026-03-04,Cash,-100.00,2.00,1327.50"
        };
        CsvProfile profile = readable(file);
        assertThat(profile.fee()).contains(new Fee("Fee", FeeTreatment.SUBTRACT));
        List<StatementEvent> events = Samples.read(profile, file);
        assertThat(Samples.lines(events))
                .extracting(line -> line.amount().minor())
                .containsExactly(50_000L, -5_050L, -2_000L, -10_200L);
        assertThat(Samples.notices(events)).isEmpty();
        assertThat(evidence(file)).contains("The balance moves by the amount less the fee in 'Fee' in 3 of 3 rows.");
    }

    @Test
    void takesSignedFeesAndTheSignThatOnlyBothProve() throws IOException {
        CsvProfile profile = readable(
                "Date,Text,Amount,Fee amount,Balance",
                "2026-03-01,a,50.00,-0.50,949.50",
                "2026-03-02,b,20.00,-0.20,929.30",
                "2026-03-03,c,100.00,-2.00,827.30",
                "2026-03-04,d,7.00,-0.10,820.20");
        assertThat(profile.amount()).isEqualTo(CsvAmount.signed("Amount", true));
        assertThat(profile.fee()).contains(new Fee("Fee amount", FeeTreatment.ADD));
    }

    @Test
    void leavesAFeeOutByWhichTheBalanceDoesNotMove() throws IOException {
        String[] file = {
            "Date,Text,Amount,Fee,Balance",
            "2026-03-01,a,-50.00,0.50,950.00",
            "2026-03-02,b,-20.00,0.20,930.00",
            "2026-03-03,c,100.00,2.00,1030.00"
        };
        assertThat(readable(file).fee()).contains(new Fee("Fee", FeeTreatment.LEAVE_OUT));
    }

    @Test
    void saysWhereOneRowAloneSpeaksForTheFee() throws IOException {
        String[] file = {
            "Date,Text,Amount,Fee,Balance",
            "2026-03-01,a,-50.00,0.00,950.00",
            "2026-03-02,b,-20.00,0.20,929.80",
            "2026-03-03,c,100.00,0.00,1029.80",
            "2026-03-04,d,10.00,0.00,1039.80"
        };
        assertThat(readable(file).fee()).contains(new Fee("Fee", FeeTreatment.LEAVE_OUT));
        assertThat(evidence(file)).anyMatch(said -> said.startsWith("In one row the balance moves by the amount less"));
    }

    private List<String> evidence(String... lines) throws IOException {
        return ((Inspection.Readable) inspect(lines)).evidence();
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
