package com.hissabbook.adapters.ofx;

import static com.hissabbook.adapters.ofx.OfxSample.HEADER;
import static com.hissabbook.adapters.ofx.OfxSample.XML_HEADER;
import static com.hissabbook.adapters.ofx.OfxSample.read;
import static com.hissabbook.adapters.ofx.OfxSample.statement;
import static com.hissabbook.adapters.ofx.OfxSample.transaction;
import static org.assertj.core.api.Assertions.assertThat;

import com.hissabbook.adapters.corpus.Reading;
import com.hissabbook.statement.FileHead;
import com.hissabbook.statement.StatementEvent.AccountHint;
import com.hissabbook.statement.StatementEvent.BalanceKind;
import com.hissabbook.statement.StatementEvent.Line;
import com.hissabbook.statement.StatementEvent.StatedBalance;
import com.hissabbook.statement.StatementEvent.StatementOpened;
import com.hissabbook.statement.StatementEvent.Status;
import com.hissabbook.statement.StatementEvent.TextEncoding;
import com.hissabbook.statement.StatementReader.Recognition;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OfxReaderTest {

    private static final String RENT = transaction("-850.00", "r1", "<NAME>City Homes<MEMO>Rent June");

    @Test
    void tellsAccountSpanLinesAndBalanceInFileOrder() {
        Reading reading = read(HEADER + statement(RENT));

        assertThat(reading.warnings()).isEmpty();
        assertThat(reading.events()).hasSize(4);
        assertThat(reading.events().get(0)).isEqualTo(new TextEncoding(StandardCharsets.UTF_8));
        assertThat(reading.events().get(1))
                .isEqualTo(new StatementOpened(
                        0,
                        new AccountHint(Optional.of("20041133"), Optional.of("00012345"), Optional.of("CHECKING")),
                        Optional.of("EUR"),
                        Optional.of(LocalDate.of(2026, 6, 1)),
                        Optional.of(LocalDate.of(2026, 6, 30))));
        Line line = only(reading);
        assertThat(line.amount()).hasToString("-850.00 EUR");
        assertThat(line.booked()).isEqualTo(LocalDate.of(2026, 6, 12));
        assertThat(line.bankId()).contains("r1");
        assertThat(line.type()).contains("DEBIT");
        assertThat(line.counterparty()).contains("City Homes");
        assertThat(line.description()).isEqualTo("City Homes Rent June");
        StatedBalance balance = (StatedBalance) reading.events().get(3);
        assertThat(balance.kind()).isEqualTo(BalanceKind.CLOSING);
        assertThat(balance.amount()).hasToString("100.00 EUR");
        assertThat(balance.date()).contains(LocalDate.of(2026, 6, 30));
    }

    @Test
    void keepsTheLineNumberAndTheTextOfEachTransaction() {
        String file =
                HEADER + statement(RENT + "<STMTTRN>\n<TRNTYPE>DEBIT\n<DTPOSTED>20260613\n<TRNAMT>-1\n</STMTTRN>");

        for (String ends : List.of("\n", "\r\n", "\r")) {
            List<Line> lines = read(file.replace("\n", ends)).lines();
            assertThat(lines).extracting(line -> line.at().line()).containsExactly(20L, 21L);
            assertThat(lines.get(0).at().raw()).isEqualTo(RENT.strip());
            assertThat(lines.get(1).at().raw()).startsWith("<STMTTRN>" + ends).endsWith("</STMTTRN>");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n\n  \n",
                "\ufeff",
                "OFXHEADER:100DATA:OFXSGMLVERSION:102SECURITY:NONEENCODING:USASCIICHARSET:1252COMPRESSION:NONE",
                "OFXHEADER:100 DATA:OFXSGML VERSION:160 ENCODING:UTF-8 CHARSET:NONE ",
                "<!-- \nOFXHEADER:100\nVERSION:102\nENCODING:UTF-8\n-->\n",
                "<?xml version='1.0' encoding='UTF-8'?><?OFX OFXHEADER='200' VERSION='211'?>",
            })
    void takesEveryHeaderThatBanksWrite(String header) {
        Reading reading = read(header + statement(RENT));

        assertThat(reading.warnings()).isEmpty();
        assertThat(reading.lines()).hasSize(1);
        assertThat(recognised(header + statement(RENT))).isEqualTo(Recognition.CERTAIN);
    }

    @Test
    void warnsOfAVersionThatDoesNotExist() {
        assertThat(read(HEADER.replace("102", "300") + statement(RENT)).warnings())
                .containsExactly("version-unknown");
    }

    @Test
    void readsXmlWithEndTagsAndCharacterData() {
        Reading reading = read(XML_HEADER + statement("""
                        <STMTTRN>
                          <TRNTYPE>DEBIT</TRNTYPE> <DTPOSTED>20260612120000.000[-5:EST]</DTPOSTED>
                          <TRNAMT>-7.50</TRNAMT> <FITID>x1</FITID> <!-- <NAME>no</NAME> -->
                          <NAME><![CDATA[Fish & <Chips>]]></NAME> <MEMO/>
                        </STMTTRN>"""));

        assertThat(reading.warnings()).isEmpty();
        assertThat(only(reading).description()).isEqualTo("Fish & <Chips>");
    }

    @Test
    void readsLowerCaseTags() {
        assertThat(read(HEADER
                                + statement(RENT)
                                        .toLowerCase(java.util.Locale.ROOT)
                                        .replace("eur", "EUR"))
                        .lines())
                .hasSize(1);
    }

    @Test
    void decodesReferencesOnceAndLeavesRawAmpersandsAlone() {
        assertThat(description("<NAME>A&amp;B &#233; &lt;c&gt; D & E &amp;amp; F&unknown; G"))
                .isEqualTo("A&B é <c> D & E &amp; F&unknown; G");
    }

    @Test
    void takesASignThatBeginsNoTagAsText() {
        assertThat(description("<NAME>1 < 2 <3 <B\n<MEMO>x")).isEqualTo("1 < 2 <3 <B x");
    }

    @Test
    void saysTheSameTextOnce() {
        assertThat(description("<NAME>Baker<MEMO>Baker Street 3")).isEqualTo("Baker Street 3");
        assertThat(description("<NAME>Baker Street<MEMO>Baker Street")).isEqualTo("Baker Street");
    }

    @Test
    void takesThePayeesNameAsCounterparty() {
        Line line = only(read(HEADER
                + statement(
                        transaction("-1.00", "p", "<NAME>TRANSFER<PAYEE><NAME>Ann Lee<CITY>Bonn</PAYEE><MEMO>gift"))));

        assertThat(line.counterparty()).contains("Ann Lee");
        assertThat(line.description()).isEqualTo("TRANSFER Ann Lee gift");
    }

    @Test
    void readsTextAsWhatItIsWhateverTheHeaderDeclares() {
        String file = HEADER + statement(transaction("-1.00", "c", "<NAME>Café Müller €"));

        Reading utf8 = read(file, StandardCharsets.UTF_8);
        Reading declared = read(file, Charset.forName("windows-1252"));
        Reading undeclared = read(file.replace("CHARSET:1252", "CHARSET:UTF-8"), Charset.forName("windows-1252"));
        Reading latin = read(file.replace("CHARSET:1252", "CHARSET:8859-1"), Charset.forName("windows-1252"));
        Reading utf16 = read("\ufeff" + file, StandardCharsets.UTF_16LE);

        assertThat(List.of(utf8, declared, undeclared, latin, utf16))
                .allSatisfy(reading -> assertThat(only(reading).description()).isEqualTo("Café Müller €"));
        assertThat(List.of(utf8, undeclared))
                .allSatisfy(reading -> assertThat(reading.warnings()).containsExactly("charset-mismatch"));
        assertThat(List.of(declared, latin))
                .allSatisfy(reading -> assertThat(reading.warnings()).isEmpty());
    }

    @Test
    void endsWhatIsNeverEndedWhereTheNextBegins() {
        Reading reading = read(HEADER
                + statement(RENT + RENT)
                        .replace("</STMTTRN>", "")
                        .replace("</BANKTRANLIST>", "")
                        .replace("</LEDGERBAL>", "")
                        .replace("r1", "")
                        .replace("</STMTRS>", ""));

        assertThat(reading.lines()).hasSize(2);
        assertThat(reading.events()).hasAtLeastOneElementOfType(StatedBalance.class);
        assertThat(reading.warnings()).containsExactlyInAnyOrder("structure", "bank-id-missing");
    }

    @Test
    void readsSeveralStatementsOfOneFile() {
        String card = statement(transaction("-5.00", "k1", "<MEMO>Lunch"))
                .replace("STMTRS>", "CCSTMTRS>")
                .replace("<BANKID>20041133", "")
                .replace("<ACCTTYPE>CHECKING", "")
                .replace("BANKACCTFROM", "CCACCTFROM");
        String both = statement(RENT).replace("</OFX>", "") + card.substring(card.indexOf("<BANKMSGSRSV1>"));

        Reading reading = read(HEADER + both);

        assertThat(reading.warnings()).isEmpty();
        assertThat(reading.lines()).extracting(Line::statement).containsExactly(0, 1);
        assertThat(reading.events())
                .filteredOn(StatementOpened.class::isInstance)
                .last()
                .extracting(event -> ((StatementOpened) event).account().kind())
                .isEqualTo(Optional.of("CREDITCARD"));
    }

    @Test
    void keepsPendingTransactionsApart() {
        Reading reading = read(
                HEADER
                        + statement(RENT)
                                .replace(
                                        "<LEDGERBAL>",
                                        "<BANKTRANLISTP><STMTTRNP><TRNTYPE>HOLD<DTTRAN>20260630<TRNAMT>-3.00<NAME>Taxi</STMTTRNP></BANKTRANLISTP><LEDGERBAL>"));

        assertThat(reading.lines()).hasSize(1);
        assertThat(reading.events())
                .filteredOn(event -> event instanceof Line line && line.status() == Status.PENDING)
                .hasSize(1);
        assertThat(reading.warnings()).isEmpty();
    }

    @Test
    void readsTheCashOfAnInvestmentAccountAndSaysThatTradesAreNotRead() {
        Reading reading = read(HEADER
                + statement("<BUYSTOCK><INVBUY><INVTRAN><FITID>b1<MEMO>Buy</INVTRAN><TOTAL>-90</INVBUY></BUYSTOCK>"
                                + "<INVBANKTRAN>" + RENT + "</INVBANKTRAN>")
                        .replace("STMTRS>", "INVSTMTRS>")
                        .replace("BANKTRANLIST", "INVTRANLIST")
                        .replace("BANKACCTFROM", "INVACCTFROM")
                        .replace("BANKID", "BROKERID"));

        assertThat(reading.lines()).hasSize(1);
        assertThat(reading.warnings()).containsExactly("investment-account");
    }

    @Test
    void takesTheAmountInTheCurrencyItIsWrittenIn() {
        assertThat(only(read(HEADER
                                + statement(transaction("-5", "1", "<CURRENCY><CURRATE>1.1<CURSYM>usd</CURRENCY>"))))
                        .amount())
                .hasToString("-5.00 USD");
        assertThat(only(read(HEADER
                                + statement(transaction(
                                        "-5", "1", "<ORIGCURRENCY><CURRATE>1.1<CURSYM>USD</ORIGCURRENCY>"))))
                        .amount())
                .hasToString("-5.00 EUR");
    }

    @Test
    void warnsOfWhatIsOddAboutTheStatement() {
        assertThat(read(HEADER + statement(RENT + RENT)).warnings()).containsExactly("bank-id-repeated");
        assertThat(read(HEADER + statement(RENT.replace("20260612", "20260712")))
                        .warnings())
                .containsExactly("outside-span");
        assertThat(read(HEADER + statement(RENT).replace("100.00", "")).warnings())
                .containsExactly("balance-missing");
        assertThat(read(HEADER + statement(RENT).replace("<ACCTID>00012345", ""))
                        .warnings())
                .containsExactly("account-missing");
        assertThat(read(HEADER + statement(RENT.replace("<NAME>", "</DTPOSTED><NAME>")))
                        .warnings())
                .containsExactly("structure");
    }

    private static String description(String fields) {
        return only(read(HEADER + statement(transaction("-1.00", "d", fields)))).description();
    }

    private static Line only(Reading reading) {
        assertThat(reading.rejections()).isEmpty();
        assertThat(reading.lines()).hasSize(1);
        return reading.lines().getFirst();
    }

    private static Recognition recognised(String file) {
        return new OfxReader().recognise(new FileHead(file.getBytes(StandardCharsets.UTF_8), true));
    }
}
