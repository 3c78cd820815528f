package com.hissabbook.adapters.qif;

import static com.hissabbook.adapters.qif.QifSample.EURO;
import static com.hissabbook.adapters.qif.QifSample.SAMPLE;
import static com.hissabbook.adapters.qif.QifSample.bytes;
import static com.hissabbook.adapters.qif.QifSample.code;
import static com.hissabbook.adapters.qif.QifSample.read;
import static com.hissabbook.adapters.qif.QifSample.records;
import static org.assertj.core.api.Assertions.assertThat;

import com.hissabbook.adapters.corpus.Reading;
import com.hissabbook.adapters.corpus.SmallFile;
import com.hissabbook.statement.FileHead;
import com.hissabbook.statement.Inspection;
import com.hissabbook.statement.Question;
import com.hissabbook.statement.ReadOptions;
import com.hissabbook.statement.StatementEvent.Line;
import com.hissabbook.statement.StatementEvent.Rejection;
import com.hissabbook.statement.StatementReader.Recognition;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QifReaderTest {

    private final QifReader reader = new QifReader();

    @Test
    void readsRecords() {
        Reading reading = read(SAMPLE);

        assertThat(reading.rejections()).isEmpty();
        Line rent = reading.lines().getFirst();
        assertThat(rent.booked()).isEqualTo(LocalDate.of(2025, 12, 31));
        assertThat(rent.amount().toDecimal()).isEqualByComparingTo("-1850.00");
        assertThat(rent.counterparty()).contains("City Lettings");
        assertThat(rent.description()).isEqualTo("Rent January");
        assertThat(rent.type()).contains("1042");
        assertThat(rent.at().line()).isEqualTo(2);
        assertThat(rent.at().raw()).startsWith("D12/31/2025\nT-1,850.00").endsWith("^");
        assertThat(reading.lines().getLast().booked()).isEqualTo(LocalDate.of(2026, 1, 2));
        assertThat(reading.lines().getLast().description()).isEqualTo("Kettle Café");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "3/29' 0  | 2/ 1' 1 | 2000-03-29",
                "6/22/95  | 3/29' 0 | 1995-06-22",
                "1/ 1'01  | 12/31'01 | 2001-01-01",
                "2003/01/27 | 2003/02/01 | 2003-01-27",
                "13/3/03 | 1/2/03 | 2003-03-13",
                "13.03.2024 | 01.02.2024 | 2024-03-13",
                "12-31-69 | 01-02-69 | 2069-12-31",
                "12-31-70 | 01-02-70 | 1970-12-31",
                "13/12'2015 | 02/01'2016 | 2015-12-13"
            })
    void readsDatesAsTheWholeFileWritesThem(String first, String other, LocalDate day) {
        Reading reading = read(records("D" + first + "\nT1.00", "D" + other + "\nT2.00"));

        assertThat(reading.rejections()).isEmpty();
        assertThat(reading.lines().getFirst().booked()).isEqualTo(day);
    }

    @Test
    void asksWhereNoDateTellsDayFromMonth() throws IOException {
        String file = records("D6/1/94\nT1.00", "D6/2/94\nT2.00");

        Inspection inspection = reader.inspect(SmallFile.of(bytes(file)), EURO);
        assertThat(inspection)
                .isInstanceOfSatisfying(
                        Inspection.NeedsAnswer.class,
                        open -> assertThat(open.questions().getFirst().about()).isEqualTo(Question.About.DATE_ORDER));
        assertThat(code(read(file))).isEqualTo("date-order-unknown");
    }

    @Test
    void doesNotAskWhereBothReadingsAgree() {
        assertThat(read(records("D1/1/94\nT1.00", "D6/6/94\nT2.00")).lines()).hasSize(2);
    }

    @Test
    void trustsNoDateWhereDatesContradictEachOther() {
        assertThat(code(read(records("D13/1/94\nT1.00", "D1/13/94\nT2.00")))).isEqualTo("dates-contradict");
    }

    @Test
    void rejectsWhatCannotBeReadAndKeepsTheRest() {
        Reading reading = read(records(
                "D12/31/2025\nT1.00",
                "D02/30/2025\nT1.00",
                "T1.00",
                "D12/31/2025",
                "D12/31/2025\nTten",
                "D12/31/2025\nT1.00\nU2.00",
                "D12/31/2025\nT1.005",
                "D12/30/099 Withdrawal\nT1.00"));

        assertThat(reading.lines()).hasSize(1);
        assertThat(reading.rejections())
                .extracting(Rejection::code)
                .containsExactly(
                        "date-unreadable",
                        "date-missing",
                        "amount-missing",
                        "amount-unreadable",
                        "amounts-differ",
                        "amount-too-precise",
                        "date-unreadable");
    }

    @Test
    void readsTheDecimalMarkFromTheWholeFile() {
        Reading reading = read(records("D12/31/2025\nT1.234,50", "D12/31/2025\nT2,500"));

        assertThat(reading.lines())
                .extracting(line -> line.amount().toDecimal().toPlainString())
                .containsExactly("1234.50", "2.50");
    }

    @Test
    void keepsAccountsApartAndLeavesInvestmentsOut() {
        String file = """
                !Option:AutoSwitch
                !Account
                NChecking
                TBank
                ^
                !Type:Bank
                D12/31/2025
                T1.00
                ^
                !Account
                NCard
                TCCard
                ^
                !Type:CCard
                D12/30/2025
                T-2.00
                ^
                !Account
                NBroker
                TInvst
                ^
                !Type:Invst
                D12/30/2025
                NDivX
                T3.00
                ^
                !Type:Cat
                NHousing
                ^
                """;
        Reading reading = read(file);

        assertThat(reading.lines()).extracting(Line::statement).containsExactly(0, 1);
        assertThat(reading.warnings()).containsExactly("several-accounts", "investment-account");
    }

    @Test
    void saysWhatIsOdd() {
        Reading reading = read(records(
                "",
                "D12/31/2025\nT10.00\nSFood\n$6.00\nSTea\n$3.00",
                "D12/31/2025\nT5.00\nPOpening Balance\nL[Checking]"));

        assertThat(reading.lines()).hasSize(2);
        assertThat(reading.warnings()).containsExactly("empty-record", "split-sum", "opening-balance-line");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "!Type:Cat;NFood;^ | no-transactions",
                "!Type:Invst;D1/13/94;T1.00;^ | investment-account",
                "!Type:Bank | no-transactions"
            })
    void refusesFilesWithNothingToBook(String file, String code) {
        assertThat(code(read(file.replace(';', '\n')))).isEqualTo(code);
    }

    @Test
    void needsTheLedgersCurrency() {
        assertThat(code(read(bytes(SAMPLE), ReadOptions.NONE))).isEqualTo("currency-unknown");
    }

    @Test
    void isKnownByItsFirstHeader() {
        assertThat(recognised(SAMPLE)).isEqualTo(Recognition.CERTAIN);
        assertThat(recognised("\ufeff\n# made by hand\n!account\nNCash\n^\n")).isEqualTo(Recognition.CERTAIN);
        assertThat(recognised("Dear reader,\n!Type:Bank\n")).isEqualTo(Recognition.NO);
        assertThat(recognised("")).isEqualTo(Recognition.NO);
    }

    @Test
    void provesTheCharacterSetByTheBytes() {
        for (Charset charset : List.of(StandardCharsets.UTF_8, Charset.forName("windows-1252"))) {
            assertThat(read(SAMPLE.getBytes(charset), EURO).lines().getLast().counterparty())
                    .contains("Kettle Café");
        }
        byte[] macLineEnds = bytes(SAMPLE.replace('\n', '\r'));
        assertThat(read(macLineEnds, EURO).lines()).hasSize(2);
        assertThat(read(bytes(SAMPLE.replace("\n", "\r\n")), EURO)
                        .lines()
                        .getLast()
                        .at()
                        .line())
                .isEqualTo(9);
    }

    private Recognition recognised(String file) {
        return reader.recognise(new FileHead(bytes(file), true));
    }
}
