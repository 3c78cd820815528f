package com.hissabbook.adapters.camt;

import static com.hissabbook.adapters.camt.CamtSample.ENTRY;
import static com.hissabbook.adapters.camt.CamtSample.SAMPLE;
import static com.hissabbook.adapters.camt.CamtSample.balance;
import static com.hissabbook.adapters.camt.CamtSample.bytes;
import static com.hissabbook.adapters.camt.CamtSample.code;
import static com.hissabbook.adapters.camt.CamtSample.events;
import static com.hissabbook.adapters.camt.CamtSample.read;
import static com.hissabbook.adapters.camt.CamtSample.statement;
import static org.assertj.core.api.Assertions.assertThat;

import com.hissabbook.adapters.corpus.Reading;
import com.hissabbook.statement.FileHead;
import com.hissabbook.statement.StatementEvent.BalanceKind;
import com.hissabbook.statement.StatementEvent.Line;
import com.hissabbook.statement.StatementEvent.Rejection;
import com.hissabbook.statement.StatementEvent.StatedBalance;
import com.hissabbook.statement.StatementEvent.StatementOpened;
import com.hissabbook.statement.StatementEvent.Status;
import com.hissabbook.statement.StatementEvent.TextEncoding;
import com.hissabbook.statement.StatementReader.Recognition;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CamtReaderTest {

    @Test
    void readsAStatementWithItsAccountBalancesAndEntries() {
        Reading reading = read(SAMPLE);

        StatementOpened opened = events(reading, StatementOpened.class).getFirst();
        assertThat(opened.account().number()).contains("XX0012345");
        assertThat(opened.account().bank()).contains("BANKXX22");
        assertThat(opened.from()).contains(LocalDate.of(2026, 1, 1));
        assertThat(opened.to()).contains(LocalDate.of(2026, 1, 31));
        assertThat(events(reading, StatedBalance.class))
                .extracting(balance -> balance.kind() + " " + balance.amount())
                .containsExactly("OPENING 1000.00 EUR", "CLOSING 987.50 EUR");
        assertThat(reading.warnings()).isEmpty();
        Line line = reading.lines().getFirst();
        assertThat(line.booked()).isEqualTo(LocalDate.of(2026, 1, 2));
        assertThat(line.valueDate()).contains(LocalDate.of(2026, 1, 3));
        assertThat(line.amount()).hasToString("-12.50 EUR");
        assertThat(line.bankId()).contains("B100");
        assertThat(line.type()).contains("PMNT-ICDT-ESCT");
        assertThat(line.counterparty()).contains("Kettle Software");
        assertThat(line.description()).isEqualTo("CREDIT TRANSFER Licence & care 2026 E2E-1");
        assertThat(line.at().line()).isEqualTo(6);
        assertThat(line.at().raw()).startsWith("<Ntry><Amt").endsWith("</Ntry>").contains("Licence &amp; care");
    }

    @ParameterizedTest
    @ValueSource(strings = {"camt.053.001.01", "camt.053.001.04", "camt.053.001.08", "camt.053.001.14"})
    void readsEveryVersion(String version) {
        assertThat(read(SAMPLE.replace("camt.053.001.02", version)).lines()).hasSize(1);
    }

    @Test
    void readsPrefixesWrappersAndPlainDocumentsAlike() {
        String body = SAMPLE.substring(SAMPLE.indexOf("<Document"));
        String prefixed = body.replaceAll("<(/?)(?=[A-Z])", "<$1n:").replace("xmlns=", "xmlns:n=");

        assertThat(read(prefixed).lines()).hasSize(1);
        assertThat(read("<Envelope><AppHdr><Id>1</Id></AppHdr>" + body + "</Envelope>")
                        .lines())
                .hasSize(1);
        assertThat(read(body.replaceAll(" xmlns=\"[^\"]*\"", "")).warnings()).containsExactly("no-namespace");
    }

    @Test
    void readsWhatVersionsWriteInTwoWays() {
        Line line = read(SAMPLE.replace("<Sts><Cd>BOOK</Cd></Sts>", "<Sts>BOOK</Sts>")
                        .replace(
                                "<Cdtr><Nm>Kettle Software</Nm></Cdtr>",
                                "<Cdtr><Pty><Nm>Kettle Software</Nm></Pty></Cdtr>")
                        .replace("<BookgDt><Dt>2026-01-02</Dt>", "<BookgDt><DtTm>2026-01-02T23:59:59-11:00</DtTm>"))
                .lines()
                .getFirst();

        assertThat(line.status()).isEqualTo(Status.BOOKED);
        assertThat(line.counterparty()).contains("Kettle Software");
        assertThat(line.booked()).isEqualTo(LocalDate.of(2026, 1, 2));
    }

    @ParameterizedTest
    @CsvSource({"PDNG, PENDING", "FUTR, PENDING", "INFO, PENDING", "BOOK, BOOKED"})
    void keepsWhatIsNotBookedApart(String sts, Status status) {
        assertThat(events(read(SAMPLE.replace("BOOK<", sts + "<")), Line.class))
                .extracting(Line::status)
                .containsExactly(status);
    }

    @Test
    void takesTheDirectionAsItStandsAlsoForAReversal() {
        String returned =
                SAMPLE.replace("<CdtDbtInd>DBIT</CdtDbtInd>", "<CdtDbtInd>CRDT</CdtDbtInd><RvslInd>true</RvslInd>");

        Line line = read(returned).lines().getFirst();

        assertThat(line.amount()).hasToString("12.50 EUR");
        assertThat(line.counterparty()).contains("Kettle Software");
        assertThat(read(returned.replace("<RvslInd>true</RvslInd>", "").replace("<Refs>", "<RtrInf/><Refs>"))
                        .lines()
                        .getFirst()
                        .counterparty())
                .contains("Kettle Software");
    }

    @Test
    void makesOneLineOfABatch() {
        String batch = ENTRY.replace(
                "</TxDtls></NtryDtls>",
                "</TxDtls><TxDtls><RltdPties><Cdtr><Nm>Meyer</Nm></Cdtr></RltdPties><RmtInf><Ustrd>second</Ustrd></RmtInf></TxDtls></NtryDtls>");

        Reading reading = read(statement(batch, "987.50"));

        assertThat(reading.lines()).hasSize(1);
        assertThat(reading.lines().getFirst().counterparty()).isEmpty();
        assertThat(reading.lines().getFirst().description()).contains("Licence & care", "second");
        assertThat(reading.warnings()).isEmpty();
    }

    @Test
    void keepsTwoEqualEntries() {
        String plain = ENTRY.replace("<AcctSvcrRef>B100</AcctSvcrRef>", "<AcctSvcrRef>NOTPROVIDED</AcctSvcrRef>");

        Reading reading = read(statement(plain + plain, "975.00"));

        assertThat(reading.lines()).hasSize(2).allMatch(line -> line.bankId().isEmpty());

        Reading repeated = read(statement(ENTRY + ENTRY + ENTRY.replace("B100", "B101"), "962.50"));
        assertThat(repeated.warnings()).containsExactly("bank-id-repeated", "bank-id-repeated");
        assertThat(repeated.lines())
                .extracting(line -> line.bankId().orElse(""))
                .containsExactly("", "", "B101");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "12.50</Amt>|</Amt>|amount-missing",
                "12.50</Amt>|12,50</Amt>|amount-unreadable",
                "12.50</Amt>|1,250</Amt>|amount-unreadable",
                "12.50</Amt>|1e3</Amt>|amount-unreadable",
                "12.50</Amt>|12.50</Amt><Amt Ccy=\"EUR\">99.00</Amt>|element-repeated",
                "<CdtDbtInd>DBIT|<CdtDbtInd>CRDT</CdtDbtInd><CdtDbtInd>DBIT|element-repeated",
                "12.50</Amt>|-12.50</Amt>|amount-negative",
                "12.50</Amt>|12.505</Amt>|amount-too-precise",
                "<Amt Ccy=\"EUR\">12|<Amt Ccy=\"ABC\">12|currency-unknown",
                "DBIT|BOTH|direction-missing",
                "<Cd>BOOK</Cd>|<Cd>WHAT</Cd>|status-unknown",
                "<Dt>2026-01-02</Dt></BookgDt>|<Dt>2026-02-30</Dt></BookgDt>|date-unreadable",
                "<Dt>2026-01-02</Dt></BookgDt>|<Dt>0001-01-01</Dt></BookgDt>|date-unreadable",
                "<Dt>2026-01-02</Dt></BookgDt>|<Dt>02.01.2026</Dt></BookgDt>|date-unreadable"
            })
    void rejectsAnEntryThatItCannotReadForCertain(String right, String wrong, String code) {
        Reading reading = read(statement(ENTRY.replace(right, wrong == null ? "" : wrong) + ENTRY, "975.00"));

        assertThat(reading.lines()).hasSize(1);
        Rejection rejection = reading.rejections().getFirst();
        assertThat(rejection.code()).isEqualTo(code);
        assertThat(rejection.at().line()).isEqualTo(6);
        assertThat(rejection.reason()).endsWith(".");
    }

    @Test
    void fallsBackToTheValueDayAndSaysSo() {
        Reading reading = read(SAMPLE.replaceAll("<BookgDt>.*?</BookgDt>", ""));

        assertThat(reading.lines().getFirst().booked()).isEqualTo(LocalDate.of(2026, 1, 3));
        assertThat(reading.warnings()).containsExactly("booking-day-missing");
    }

    @Test
    void takesTheStatementsDayOnlyWhereItCoversOneDay() {
        String dayless = SAMPLE.replaceAll("<BookgDt>.*?</ValDt>", "");

        assertThat(read(dayless).rejections()).extracting(Rejection::code).containsExactly("date-missing");
        assertThat(read(dayless.replace(
                                balance("OPBD", "1000.00", "2026-01-01"), balance("OPBD", "1000.00", "2026-01-30")))
                        .lines()
                        .getFirst()
                        .booked())
                .isEqualTo(LocalDate.of(2026, 1, 31));
    }

    @Test
    void warnsOfWhatIsOddWithoutRefusingIt() {
        assertThat(read(SAMPLE.replace("987.50", "987.51")).warnings()).containsExactly("balance-mismatch");
        assertThat(read(SAMPLE.replace("987.50", "987.5000000001")).warnings()).containsExactly("balance-unreadable");
        assertThat(read(SAMPLE.replace("</Amt><CdtDbtInd>CRDT</CdtDbtInd>", "</Amt>"))
                        .warnings())
                .containsOnly("balance-direction-missing");
        assertThat(read(SAMPLE.replace("<Id>1</Id>", "<Id>1</Id><StmtPgntn><LastPgInd>false</LastPgInd></StmtPgntn>"))
                        .warnings())
                .containsExactly("more-pages");
        assertThat(read(SAMPLE.replace(
                                "<Ntry>",
                                "<TxsSummry><TtlNtries><NbOfNtries>2</NbOfNtries></TtlNtries></TxsSummry><Ntry>"))
                        .warnings())
                .containsExactly("totals-differ");
    }

    @Test
    void saysThatReportsAndNotificationsAreNoStatements() {
        assertThat(read(SAMPLE.replace("BkToCstmrStmt", "BkToCstmrAcctRpt").replace("Stmt>", "Rpt>"))
                        .warnings())
                .containsExactly("interim-report");
        assertThat(read(SAMPLE.replace("BkToCstmrStmt", "BkToCstmrDbtCdtNtfctn").replace("Stmt>", "Ntfctn>"))
                        .warnings())
                .containsExactly("interim-report");
    }

    @Test
    void takesThePreviousClosingBalanceWhereNoOpeningOneIsGiven() {
        String previous = SAMPLE.replace("OPBD", "PRCD");
        String both = SAMPLE.replace(
                "<Bal><Tp><CdOrPrtry><Cd>OPBD", balance("PRCD", "1.00", "2025-12-31") + "<Bal><Tp><CdOrPrtry><Cd>OPBD");

        for (String file : new String[] {previous, both}) {
            assertThat(events(read(file), StatedBalance.class).stream()
                            .filter(balance -> balance.kind() == BalanceKind.OPENING))
                    .extracting(balance -> balance.amount().toString())
                    .containsExactly("1000.00 EUR");
        }
    }

    @Test
    void tellsStatementsOfSeveralAccountsApart() {
        int from = SAMPLE.indexOf("<Stmt>");
        int to = SAMPLE.indexOf("</Stmt>") + "</Stmt>".length();
        String second =
                SAMPLE.substring(from, to).replace("XX0012345", "XX0099").replace("EUR", "USD");
        Reading reading = read(SAMPLE.substring(0, to) + second + SAMPLE.substring(to));

        assertThat(events(reading, StatementOpened.class))
                .extracting(opened ->
                        opened.account().number().orElse("") + opened.currency().orElse(""))
                .containsExactly("XX0012345EUR", "XX0099USD");
        assertThat(reading.warnings()).containsExactly("several-currencies");
    }

    @Test
    void takesTheCharacterSetThatTheBytesProve() {
        String named = SAMPLE.replace("Kettle", "Kesselbäcker");
        assertThat(encodingOf(read(named))).isEqualTo(StandardCharsets.UTF_8);
        Reading wrong = read(named.getBytes(Charset.forName("windows-1252")));
        assertThat(wrong.lines().getFirst().counterparty()).contains("Kesselbäcker Software");
        assertThat(wrong.warnings()).containsExactly("charset-mismatch");
        Reading latin = read(named.replace("UTF-8", "ISO-8859-1").getBytes(StandardCharsets.ISO_8859_1));
        assertThat(latin.lines().getFirst().counterparty()).contains("Kesselbäcker Software");
        assertThat(latin.warnings()).isEmpty();
        for (Charset wide :
                new Charset[] {StandardCharsets.UTF_16, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE}) {
            assertThat(read(named.replace("UTF-8", "UTF-16").getBytes(wide))
                            .lines()
                            .getFirst()
                            .counterparty())
                    .as(wide.name())
                    .contains("Kesselbäcker Software");
        }
    }

    @Test
    void saysWhereThereIsNothingToBook() {
        assertThat(code(read("<a/>"))).isEqualTo("not-a-statement");
        assertThat(code(read("<Document><BkToCstmrStmt></BkToCstmrStmt></Document>")))
                .isEqualTo("no-statement");
        assertThat(read(statement("", "1000.00")).warnings()).containsExactly("no-transactions");
    }

    @Test
    void isRecognisedByItsMessageAndNotByBeingXml() {
        assertThat(recognised(bytes(SAMPLE))).isEqualTo(Recognition.CERTAIN);
        assertThat(recognised(SAMPLE.getBytes(StandardCharsets.UTF_16))).isEqualTo(Recognition.CERTAIN);
        assertThat(recognised(bytes("<?xml version=\"1.0\"?><OFX></OFX>"))).isEqualTo(Recognition.NO);
        assertThat(recognised(bytes("Date,Amount\n"))).isEqualTo(Recognition.NO);
    }

    private static Recognition recognised(byte[] head) {
        return new CamtReader().recognise(new FileHead(head, true));
    }

    private static Charset encodingOf(Reading reading) {
        return events(reading, TextEncoding.class).getFirst().charset();
    }
}
