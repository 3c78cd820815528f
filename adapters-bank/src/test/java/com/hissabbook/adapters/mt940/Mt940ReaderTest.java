package com.hissabbook.adapters.mt940;

import static com.hissabbook.adapters.mt940.Mt940Sample.SAMPLE;
import static com.hissabbook.adapters.mt940.Mt940Sample.bytes;
import static com.hissabbook.adapters.mt940.Mt940Sample.code;
import static com.hissabbook.adapters.mt940.Mt940Sample.events;
import static com.hissabbook.adapters.mt940.Mt940Sample.read;
import static com.hissabbook.adapters.mt940.Mt940Sample.statement;
import static org.assertj.core.api.Assertions.assertThat;

import com.hissabbook.adapters.corpus.Reading;
import com.hissabbook.kernel.CurrencyCode;
import com.hissabbook.statement.FileHead;
import com.hissabbook.statement.ReadOptions;
import com.hissabbook.statement.StatementEvent.BalanceKind;
import com.hissabbook.statement.StatementEvent.Line;
import com.hissabbook.statement.StatementEvent.Rejection;
import com.hissabbook.statement.StatementEvent.StatedBalance;
import com.hissabbook.statement.StatementEvent.StatementOpened;
import com.hissabbook.statement.StatementReader.Recognition;
import java.nio.charset.Charset;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Mt940ReaderTest {

    @Test
    void readsAStatementWithItsAccountBalancesAndLines() {
        Reading reading = read(SAMPLE);

        StatementOpened opened = events(reading, StatementOpened.class).getFirst();
        assertThat(opened.account().bank()).contains("10020030");
        assertThat(opened.account().number()).contains("1234567");
        assertThat(opened.currency()).contains("EUR");
        assertThat(events(reading, StatedBalance.class))
                .extracting(balance -> balance.kind() + " " + balance.amount() + " "
                        + balance.date().orElseThrow())
                .containsExactly("OPENING 1000.00 EUR 2026-01-01", "CLOSING 1187.50 EUR 2026-01-31");
        assertThat(reading.warnings()).isEmpty();
        assertThat(reading.rejections()).isEmpty();
        assertThat(reading.lines()).hasSize(2);
        Line first = reading.lines().getFirst();
        assertThat(first.booked()).isEqualTo(LocalDate.of(2026, 1, 2));
        assertThat(first.amount()).hasToString("-12.50 EUR");
        assertThat(first.type()).contains("NMSC");
        assertThat(first.description()).contains("Kettle Software licence 2026", "CARD 42", "B100");
        assertThat(first.at().line()).isEqualTo(5);
        assertThat(first.at().raw()).startsWith(":61:2601020102D12,50").contains("\n:86:Kettle Software\nlicence 2026");
        assertThat(first.bankId()).isEmpty();
    }

    @Test
    void readsSubfieldsOfAnyMark() {
        for (char mark : "?<>~^".toCharArray()) {
            Line line = read(SAMPLE.replace('?', mark)).lines().getLast();
            assertThat(line.counterparty()).contains("Meyer and Sons");
            assertThat(line.description())
                    .contains("SEPA CREDIT", "Invoice 7 of De")
                    .doesNotContain("" + mark);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/TRTP/SEPA/IBAN/XX01/NAME/Meyer and Sons/REMI/Invoice",
                "/CNTP/XX01/BANKXX22/Meyer and Sons/City//REMI/x"
            })
    void findsTheOtherPartyBetweenSlashes(String information) {
        assertThat(read(statement("C260131EUR90,00", ":61:260102D10,00NTRF", ":86:" + information))
                        .lines()
                        .getFirst()
                        .counterparty())
                .contains("Meyer and Sons");
    }

    @ParameterizedTest
    @CsvSource({
        "C, 10.00",
        "D, -10.00",
        "RC, -10.00",
        "RD, 10.00",
        "CR, 10.00",
        "DR, -10.00",
        "RCR, -10.00",
        "RDR, 10.00",
        "DR, -10.00",
        "d, -10.00"
    })
    void turnsTheDirectionOfAReversal(String mark, String amount) {
        assertThat(read(statement("C260131EUR0,", ":61:2601020102" + mark + "10,00NMSC"))
                        .lines()
                        .getFirst()
                        .amount())
                .hasToString(amount + " EUR");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "12,5|12.50",
                "12,|12.00",
                ",50|0.50",
                "000000000012,50|12.50",
                "12|12.00",
                "1.234,50|1234.50",
                "12.50|12.50"
            })
    void readsAmountsAsBanksWriteThem(String written, String amount) {
        assertThat(read(statement("C260131EUR0,", ":61:260102C" + written + "NMSC"))
                        .lines()
                        .getFirst()
                        .amount())
                .hasToString(amount + " EUR");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "260230C1,00NMSC|date-unreadable",
                "2601321301C1,00NMSC|date-unreadable",
                "260102C1.234NMSC|amount-ambiguous",
                "260102C1,234NMSC|amount-too-precise",
                "260102CNMSC|amount-missing",
                "260102C1,2,3NMSC|amount-unreadable",
                "260102X1,00NMSC|line-unreadable",
                "NMSC|line-unreadable"
            })
    void rejectsALineThatItCannotReadForCertain(String written, String code) {
        Reading reading = read(statement("C260131EUR99,00", ":61:" + written, ":61:260102D1,00NMSC"));

        assertThat(reading.lines()).hasSize(1);
        Rejection rejection = reading.rejections().getFirst();
        assertThat(rejection.code()).isEqualTo(code);
        assertThat(rejection.at().line()).isEqualTo(5);
        assertThat(rejection.reason()).endsWith(".");
    }

    @Test
    void findsTheYearOfTheBookingAroundNewYear() {
        Reading reading = read(statement(
                "C260131EUR100,00", ":61:2601011231C1,00NMSC", ":61:2512310102D1,00NMSC", ":61:260102    C0,NMSC"));

        assertThat(reading.lines())
                .extracting(Line::booked)
                .containsExactly(LocalDate.of(2025, 12, 31), LocalDate.of(2026, 1, 2), LocalDate.of(2026, 1, 2));
        assertThat(reading.lines().getFirst().valueDate()).contains(LocalDate.of(2026, 1, 1));
    }

    @Test
    void keepsTextLinesThatLookLikeTagsOrEndMarks() {
        Line line = read(statement(
                        "C260131EUR90,00",
                        ":61:260102D10,00NMSC",
                        ":86:at 2026-01-02T16",
                        ":20:37 o'clock",
                        "- with a dash",
                        ":26: and a colon"))
                .lines()
                .getFirst();

        assertThat(line.description()).contains("T16 :20:37 o'clock - with a dash :26: and a colon");
    }

    @Test
    void leavesInformationOnTheStatementOutOfItsLines() {
        Line line =
                read(":20:A\n:25:1\n:60F:C260101EUR1,00\n:86:about the account\n:61:260102C1,00NMSC\n:86:first\n:86:second\n"
                                + ":62F:C260131EUR2,00\n:86:about the statement\n-\n")
                        .lines()
                        .getFirst();

        assertThat(line.description()).isEqualTo("first second");
    }

    @Test
    void joinsThePagesOfOneStatement() {
        Reading reading =
                read(":20:A\n:25:1\n:28C:1/1\n:60F:C260101EUR1,00\n:61:260102C1,00NMSC\n:62M:C260102EUR2,00\n-\n"
                        + ":20:A\n:25:1\n:28C:1/2\n:60M:C260102EUR2,00\n:61:260103C1,00NMSC\n:62F:C260103EUR3,00\n-\n");

        assertThat(reading.lines()).extracting(Line::statement).containsExactly(0, 0);
        assertThat(events(reading, StatedBalance.class))
                .extracting(balance -> balance.kind() + " " + balance.amount())
                .containsExactly("OPENING 1.00 EUR", "CLOSING 3.00 EUR");
        assertThat(reading.warnings()).isEmpty();
    }

    @Test
    void takesAnIntermediateBalanceForTheLastOneWhereNothingFollows() {
        Reading reading = read(":20:A\n:25:1\n:60M:C260101EUR1,00\n:61:260102C1,00NMSC\n:62M:C260102EUR2,00\n-\n"
                + ":20:A\n:25:2\n:60F:C260101EUR1,00\n:62F:C260102EUR1,00\n-\n");

        assertThat(events(reading, StatedBalance.class).stream()
                        .filter(balance -> balance.kind() == BalanceKind.CLOSING))
                .extracting(StatedBalance::statement)
                .containsExactly(0, 1);
    }

    @Test
    void readsSeveralStatementsOfSeveralAccounts() {
        Reading reading = read(SAMPLE + SAMPLE.replace("1234567", "7654321").replace("EUR", "USD"));

        assertThat(events(reading, StatementOpened.class))
                .extracting(opened ->
                        opened.account().number().orElse("") + opened.currency().orElse(""))
                .containsExactly("1234567EUR", "7654321USD");
    }

    @Test
    void readsEveryLineEndAndBlock() {
        List<String> plain = facts(read(SAMPLE));
        assertThat(facts(read(SAMPLE.replace("\n", "\r\n")))).isEqualTo(plain);
        assertThat(facts(read(SAMPLE.replace("\n", "\r")))).isEqualTo(plain);
        assertThat(facts(read(SAMPLE.replace("\n", "@@")))).isEqualTo(plain);
        assertThat(facts(read("{1:F01XXXXXXXXXXXX}{2:I940XXXXXXXXXXXXN}{4:\r\n" + SAMPLE.replace("-\n", "-}\n"))))
                .isEqualTo(plain);
        assertThat(facts(read("BANKXX22\n940\nBANKXX22\n" + SAMPLE))).isEqualTo(plain);
        assertThat(facts(read(SAMPLE + "\u001a" + SAMPLE))).hasSize(2 * plain.size());
    }

    @Test
    void takesTheCharacterSetThatTheBytesProve() {
        String named = SAMPLE.replace("Kettle", "Kesselbäcker");
        assertThat(read(named).lines().getFirst().description()).contains("Kesselbäcker");
        assertThat(read(named.getBytes(Charset.forName("windows-1252")), ReadOptions.NONE)
                        .lines()
                        .getFirst()
                        .description())
                .contains("Kesselbäcker");
    }

    @Test
    void takesTheLedgersCurrencyWhereTheStatementNamesNone() {
        String bare = ":20:A\n:25:1\n:61:260102D5,00NMSC\n-\n";

        assertThat(code(read(bare))).isEqualTo("currency-unknown");
        assertThat(read(bytes(bare), new ReadOptions(Optional.empty(), Optional.of(new CurrencyCode("SEK"))))
                        .lines()
                        .getFirst()
                        .amount())
                .hasToString("-5.00 SEK");
        assertThat(read(bare.replace(":25:1", ":25:12.34 NOK"))
                        .lines()
                        .getFirst()
                        .amount())
                .hasToString("-5.00 NOK");
    }

    @Test
    void isRecognisedByItsFields() {
        assertThat(recognised(SAMPLE)).isEqualTo(Recognition.CERTAIN);
        assertThat(recognised("0000 01BANKXX22XXXX00001\n940 00\n" + SAMPLE)).isEqualTo(Recognition.CERTAIN);
        assertThat(recognised("Date,Text\n2026-01-02,:20: and :25:")).isEqualTo(Recognition.NO);
        assertThat(recognised(":20:only this")).isEqualTo(Recognition.NO);
    }

    private static Recognition recognised(String file) {
        return new Mt940Reader().recognise(new FileHead(bytes(file), true));
    }

    private static List<String> facts(Reading reading) {
        return reading.lines().stream()
                .map(line -> line.booked() + " " + line.amount() + " " + line.description() + line.counterparty())
                .toList();
    }
}
