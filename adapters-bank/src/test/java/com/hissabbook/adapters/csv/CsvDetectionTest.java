package com.hissabbook.adapters.csv;

import static org.assertj.core.api.Assertions.assertThat;

import com.hissabbook.adapters.corpus.SmallFile;
import com.hissabbook.statement.CsvAmount;
import com.hissabbook.statement.CsvProfile;
import com.hissabbook.statement.CsvProfile.RowRule;
import com.hissabbook.statement.Inspection;
import com.hissabbook.statement.Question;
import com.hissabbook.statement.Question.About;
import com.hissabbook.statement.ReadOptions;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CsvDetectionTest {

    private final CsvReader reader = new CsvReader();

    @Test
    void provesColumnSignAndOrderByTheRunningBalance() throws IOException {
        CsvProfile profile = readable(
                "Date,Ref,Details,Value,Balance",
                "2026-03-20,1,Shop,25.00,975.00",
                "2026-03-18,2,Pay,-200.00,1000.00",
                "2026-03-15,3,Shop,50.00,800.00",
                "2026-03-14,4,Shop,10.00,850.00");
        assertThat(profile.amount()).isEqualTo(CsvAmount.signed("Value", true));
        assertThat(profile.balanceColumn()).contains("Balance");
    }

    @Test
    void doesNotTakeEqualAmountsForAProofOfTheSign() throws IOException {
        CsvProfile profile =
                readable("Date,Details,Amount,Balance", "2026-03-20,a,-2.90,90.00", "2026-03-20,b,-2.90,92.90");
        assertThat(profile.amount()).isEqualTo(CsvAmount.signed("Amount", false));
    }

    @Test
    void asksWhetherDayOrMonthComesFirst() throws Exception {
        var open = asked("Date,Text,Amount", "03/04/2026,a,-1.00", "05/04/2026,b,-2.00");
        assertThat(open.questions()).extracting(Question::about).containsExactly(About.DATE_ORDER);
        CsvProfile answered = open.questions().getFirst().answered(open.draft().orElseThrow(), "M/d/yyyy");
        var events = Samples.read(answered, "Date,Text,Amount", "03/04/2026,a,-1.00");
        assertThat(Samples.lines(events))
                .extracting(line -> line.booked().toString())
                .containsExactly("2026-03-04");
    }

    @Test
    void letsOneLateDayDecideTheOrder() throws IOException {
        assertThat(readable("Date,Text,Amount", "03/04/2026,a,-1.00", "25/04/2026,b,-2.00")
                        .dateFormats())
                .containsExactly("d/M/yyyy");
    }

    @Test
    void asksWhatNumbersWithoutAMinusMean() throws IOException {
        var open = asked("Date,Text,Amount", "2026-03-01,a,1.00", "2026-03-02,b,2.00");
        assertThat(open.questions()).extracting(Question::about).containsExactly(About.SIGN);
        assertThat(open.questions()
                        .getFirst()
                        .answered(open.draft().orElseThrow(), "reversed")
                        .amount())
                .isEqualTo(CsvAmount.signed("Amount", true));
    }

    @Test
    void asksWhichMarkPartsDecimalsAndDecidesItForAllValues() throws IOException {
        assertThat(asked("Date;Text;Amount", "2026-03-01;a;-1.450", "2026-03-02;b;-2.000")
                        .questions())
                .extracting(Question::about)
                .containsExactly(About.DECIMAL_MARK);
        assertThat(readable("Date;Text;Amount", "2026-03-01;a;-1.450", "2026-03-02;b;-2,5")
                        .decimalMark())
                .isEqualTo(',');
    }

    @Test
    void asksForTheYear() throws Exception {
        var open = asked("Date,Text,Amount", "12/29,a,-1.00", "01/02,b,-2.00");
        assertThat(open.questions()).extracting(Question::about).containsExactly(About.YEAR);
        CsvProfile answered = open.questions().getFirst().answered(open.draft().orElseThrow(), "2026-01-31");
        var lines = Samples.lines(Samples.read(answered, "Date,Text,Amount", "12/29,a,-1.00", "01/02,b,-2.00"));
        assertThat(lines).extracting(line -> line.booked().toString()).containsExactly("2025-12-29", "2026-01-02");
    }

    @Test
    void asksAboutYearsThatCannotBe() throws IOException {
        assertThat(asked("Date,Text,Amount", "1111/11/11,a,-1.00", "1111/11/11,b,-2.00")
                        .questions())
                .extracting(Question::about)
                .containsExactly(About.DATES_AS_WRITTEN);
    }

    @Test
    void takesDebitAndCreditColumnsByTheirNamesInAnyLanguage() throws IOException {
        assertThat(readable("Data;Addebiti;Accrediti;Descrizione", "13/01/2026;250,00;;a", "14/01/2026;;1.250,00;b")
                        .amount())
                .isEqualTo(CsvAmount.debitCredit("Addebiti", "Accrediti", false));
    }

    @Test
    void readsDirectionWordsAndLeavesNeutralRowsOut() throws IOException {
        CsvProfile profile = readable(
                "交易时间,商品,收/支,金额(元)",
                "2026-03-01 10:00:00,a,支出,¥5.00",
                "2026-03-02 10:00:00,b,收入,¥7.00",
                "2026-03-03 10:00:00,c,/,¥9.00");
        assertThat(profile.amount()).isEqualTo(CsvAmount.flagged("金额(元)", "收/支", List.of("支出"), List.of("收入")));
        assertThat(profile.ignoredRows()).extracting(RowRule::words).containsExactly(List.of("/"));
    }

    @Test
    void asksForTheColumnsOfAnUnknownFlag() throws IOException {
        assertThat(asked("2026-03-01,a,5.00,X", "2026-03-02,b,7.00,Y", "2026-03-03,c,9.00,X")
                        .questions())
                .isNotEmpty();
    }

    @Test
    void refusesJournalsEmptyFilesAndOtherKinds() throws IOException {
        assertThat(refused(Samples.bytes(
                        "JournalNumber,Date,Account,Amount", "1,2026-03-01,Cash,-5.00", "1,2026-03-01,Food,5.00")))
                .isEqualTo("not-a-statement");
        assertThat(refused(new byte[0])).isEqualTo("empty-file");
        assertThat(refused(Samples.bytes("Date,Text,Amount"))).isEqualTo("no-transactions");
        assertThat(refused(Samples.bytes("PK\u0003\u0004xl/workbook.xml"))).isEqualTo("not-csv");
        assertThat(refused(Samples.bytes("%PDF-1.7"))).isEqualTo("not-csv");
        assertThat(refused(Samples.bytes("<!DOCTYPE html><html>"))).isEqualTo("not-csv");
    }

    @Test
    void findsTheEncodingByWhatLettersDo() throws IOException {
        for (String[] sample : new String[][] {
            {"windows-1251", "Дата,Описание,Сумма", "2026-03-01,Перевод средств,-1.00"},
            {"windows-1250", "Datum,Popis,Částka", "2026-03-01,Příkaz k úhradě žluťoučký,-1.00"},
            {"windows-1252", "Datum,Text,Betrag", "2026-03-01,Überweisung Müller für Straße,-1.00"},
            {"EUC-JP", "Date,Payee,Amount", "2026-03-01,すずき商店のお買い物,-1.00"},
            {"GB18030", "Date,Payee,Amount", "2026-03-01,北京市餐厅消费,-1.00"}
        }) {
            byte[] bytes = (sample[1] + "\n" + sample[2] + "\n").getBytes(Charset.forName(sample[0]));
            assertThat(Charsets.detect(bytes).name()).isEqualTo(sample[0]);
        }
    }

    @Test
    void recognisesALayoutByItsHeaderWhateverTheRows() throws IOException {
        var march = reader.fingerprint(SmallFile.of(Samples.bytes("Date,Text,Amount", "2026-03-01,a,-1.00")));
        var april = reader.fingerprint(
                SmallFile.of(Samples.bytes("Account 1", "", "\"DATE\",Text ,amount", "2026-04-01,b,-2.00")));
        var other = reader.fingerprint(SmallFile.of(Samples.bytes("Date,Text,Sum", "2026-03-01,a,-1.00")));
        assertThat(march).isPresent().isEqualTo(april).isNotEqualTo(other);
    }

    @Test
    void readsByTheDraftOnceItsQuestionsAreAnswered() throws IOException {
        var source = SmallFile.of(Samples.bytes("Date,Text,Amount", "01/02/2026,a,-1.00", "03/04/2026,b,-2.00"));
        var open = (Inspection.NeedsAnswer) reader.inspect(source, ReadOptions.NONE);
        Question order = open.questions().getFirst();
        assertThat(order.about()).isEqualTo(Question.About.DATE_ORDER);

        for (Question.Option option : order.options()) {
            var options = new ReadOptions(Optional.empty(), Optional.empty(), Map.of(order.about(), option.value()));
            var readable = (Inspection.Readable) reader.inspect(source, options);
            assertThat(readable.profile().orElseThrow().dateFormats()).containsExactly(option.value());
        }
    }

    private CsvProfile readable(String... lines) throws IOException {
        Inspection inspection = inspect(Samples.bytes(lines));
        assertThat(inspection).isInstanceOf(Inspection.Readable.class);
        return ((Inspection.Readable) inspection).profile().orElseThrow();
    }

    private Inspection.NeedsAnswer asked(String... lines) throws IOException {
        Inspection inspection = inspect(Samples.bytes(lines));
        assertThat(inspection).isInstanceOf(Inspection.NeedsAnswer.class);
        return (Inspection.NeedsAnswer) inspection;
    }

    private String refused(byte[] bytes) throws IOException {
        Inspection inspection = inspect(bytes);
        assertThat(inspection).isInstanceOf(Inspection.Refused.class);
        return ((Inspection.Refused) inspection).code();
    }

    private Inspection inspect(byte[] bytes) throws IOException {
        return reader.inspect(SmallFile.of(bytes), ReadOptions.NONE);
    }
}
