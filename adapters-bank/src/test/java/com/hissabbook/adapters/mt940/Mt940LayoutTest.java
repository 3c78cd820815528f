package com.hissabbook.adapters.mt940;

import static com.hissabbook.adapters.mt940.Mt940Sample.SAMPLE;
import static com.hissabbook.adapters.mt940.Mt940Sample.bytes;
import static com.hissabbook.adapters.mt940.Mt940Sample.events;
import static com.hissabbook.adapters.mt940.Mt940Sample.read;
import static com.hissabbook.adapters.mt940.Mt940Sample.statement;
import static org.assertj.core.api.Assertions.assertThat;

import com.hissabbook.adapters.corpus.Reading;
import com.hissabbook.kernel.CurrencyCode;
import com.hissabbook.statement.FileHead;
import com.hissabbook.statement.ReadOptions;
import com.hissabbook.statement.StatementEvent.Line;
import com.hissabbook.statement.StatementEvent.StatementOpened;
import com.hissabbook.statement.StatementReader.Recognition;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How files lay out accounts, messages and text, and what shows that one was cut. */
class Mt940LayoutTest {

    private static final ReadOptions EURO = new ReadOptions(Optional.empty(), Optional.of(new CurrencyCode("EUR")));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "10020030/1234567 | 10020030 | 1234567",
                "BANKXX22/1234567 | BANKXX22 | 1234567",
                "10020030/12 | 10020030 | 12",
                "19-2000123456/0800 | 0800 | 19-2000123456",
                "XX12BANK20201530093459/7 | 7 | XX12BANK20201530093459",
                "XX12BANK20201530093459/EUR | - | XX12BANK20201530093459",
                "1234567 EUR | - | 1234567"
            })
    void tellsTheAccountsNumberFromItsBank(String field, String bank, String number) {
        var account = events(read(SAMPLE.replace("10020030/1234567", field)), StatementOpened.class)
                .getFirst()
                .account();

        assertThat(account.bank().orElse("-")).isEqualTo(bank);
        assertThat(account.number()).contains(number);
    }

    @Test
    void beginsAStatementWithEachAccountOfAMessage() {
        Reading reading =
                read(bytes(":20:A\n:25:1\n:34F:EURD0,\n:61:260102D5,00NTRF\n:25:2\n:61:260102D6,00NTRF\n-\n"), EURO);

        assertThat(reading.lines()).extracting(Line::statement).containsExactly(0, 1);
        assertThat(events(reading, StatementOpened.class))
                .extracting(opened -> opened.account().number().orElseThrow())
                .containsExactly("1", "2");
    }

    @Test
    void readsIndentedFilesLowerCaseTagsAndBalancesWithoutAnOption() {
        List<String> plain = facts(read(SAMPLE));

        Reading indented = read(SAMPLE.replaceAll("(?m)^", "    "));
        assertThat(indented.warnings()).isEmpty();
        assertThat(indented.lines()).hasSize(2);
        assertThat(facts(read(SAMPLE.replace(":60F:", ":60f:").replace(":62F:", ":62f:"))))
                .isEqualTo(plain);
        assertThat(facts(read(SAMPLE.replace(":60F:", ":60:").replace(":62F:", ":62:"))))
                .isEqualTo(plain);
    }

    @Test
    void readsABlockThatEndsBehindItsLastField() {
        String block = "{1:F01XXXXXXXXXXXX}{2:I940XXXXXXXXXXXXN}{4:\n" + SAMPLE.replace("\n-\n", "-}\n");

        for (String file : List.of(block, block + block, block.replace("-}\n", "-}{5:{CHK:123456789ABC}}\n"))) {
            assertThat(read(file).warnings()).isEmpty();
            assertThat(facts(read(file))).startsWith(facts(read(SAMPLE)).toArray(String[]::new));
        }
    }

    @Test
    void keepsTextThatOnlyLooksStructured() {
        assertThat(description(":86:123+4567890 call us")).isEqualTo("123+4567890 call us");
        assertThat(description(":86:166?00SEPA?20now ?50 off?21and more?10931?35Somebody"))
                .isEqualTo("SEPA now ?50 off and more Somebody");
        assertThat(description(":86:?00SEPA?20purpose?32Name")).isEqualTo("SEPA purpose");
    }

    @Test
    void leavesInformationBehindAnyBalanceOutOfTheLines() {
        Reading reading = read(
                ":20:A\n:25:1\n:60F:C260101EUR9,00\n:61:260102D5,00NTRF\n:86:line\n:64:C260102EUR4,00\n:86:account\n-\n");

        assertThat(reading.lines().getFirst().description()).isEqualTo("line");
    }

    @Test
    void saysThatALineHasMoreTextThanIsKept() {
        String text = ":86:" + "text\n".repeat(10_000);

        assertThat(read(statement("C260131EUR90,00", ":61:260102D10,00NTRF", text))
                        .warnings())
                .containsExactly("text-shortened");
    }

    @Test
    void warnsOfAnInterimReportThatOnlyItsTotalsTell() {
        assertThat(read(bytes(":20:A\n:25:1\n:28C:1\n:61:260102D5,00NTRF\n:90D:1EUR5,00\n-\n"), EURO)
                        .warnings())
                .containsExactly("interim-report");
    }

    @Test
    void saysThatAPageIsMissing() {
        assertThat(read(SAMPLE.replace(":62F:", ":62M:")).warnings()).containsExactly("next-page-missing");
    }

    /** A cut that leaves whole statements only cannot be told; one anywhere else is. */
    @Test
    void saysWhereAFileOfSeveralStatementsWasCut() {
        String second = SAMPLE.replace("START1", "START2").replace("7/1", "8/1");
        byte[] all = bytes(SAMPLE + second);
        int firstEnds = SAMPLE.length();
        int secondBegins = firstEnds + ":20:".length();
        for (int length = secondBegins; length < all.length - 4; length++) {
            Reading cut = read(Arrays.copyOf(all, length), ReadOptions.NONE);
            boolean looksComplete = cut.refused().isEmpty()
                    && cut.warnings().isEmpty()
                    && cut.rejections().isEmpty();
            assertThat(looksComplete).as("cut at %d looks complete", length).isFalse();
        }
    }

    @Test
    @Timeout(15)
    void takesNoLongerForBlankHeadsAndShortLines() {
        for (String blank : List.of("\n", " ", "\r\n", "{4: ", "@@ ", ":", "\n ")) {
            byte[] head = bytes(blank.repeat(FileHead.SIZE / blank.length()));
            assertThat(new Mt940Reader().recognise(new FileHead(head, false))).isEqualTo(Recognition.NO);
        }
        String shortLines = ":61:260102D1,00NTRF\n:86:" + "x\n".repeat(16_000);
        assertThat(read(statement("C260131EUR0,00", shortLines.repeat(100))).lines())
                .hasSize(100);
    }

    private static String description(String information) {
        return read(statement("C260131EUR90,00", ":61:260102D10,00NTRF", information))
                .lines()
                .getFirst()
                .description();
    }

    private static List<String> facts(Reading reading) {
        return reading.lines().stream()
                .map(line -> line.booked() + " " + line.amount() + " " + line.description() + line.counterparty())
                .toList();
    }
}
