package com.hissabbook.adapters.csv;

import static com.hissabbook.adapters.csv.Samples.lines;
import static com.hissabbook.adapters.csv.Samples.notices;
import static com.hissabbook.adapters.csv.Samples.profile;
import static com.hissabbook.adapters.csv.Samples.read;
import static com.hissabbook.adapters.csv.Samples.rejections;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hissabbook.statement.CsvAmount;
import com.hissabbook.statement.CsvProfile.Fee;
import com.hissabbook.statement.CsvProfile.FeeTreatment;
import com.hissabbook.statement.CsvProfile.RowRule;
import com.hissabbook.statement.CsvProfile.RowTest;
import com.hissabbook.statement.StatementEvent;
import com.hissabbook.statement.StatementEvent.Line;
import com.hissabbook.statement.StatementEvent.Rejection;
import com.hissabbook.statement.StatementEvent.StatementOpened;
import com.hissabbook.statement.StatementEvent.Status;
import com.hissabbook.statement.UnreadableFile;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvReaderTest {

    private static final String HEADER = "Date,Text,Amount";

    @Test
    void opensTheStatementBeforeItsFirstLine() throws Exception {
        List<StatementEvent> events = read(profile(), HEADER, "2026-03-01,Rent,-900.00");
        assertThat(events.getFirst()).isEqualTo(new StatementEvent.TextEncoding(StandardCharsets.UTF_8));
        assertThat(events.get(1)).isInstanceOf(StatementOpened.class);
        Line line = lines(events).getFirst();
        assertThat(line.booked()).isEqualTo(LocalDate.of(2026, 3, 1));
        assertThat(line.amount().minor()).isEqualTo(-90_000);
        assertThat(line.description()).isEqualTo("Rent");
        assertThat(line.status()).isEqualTo(Status.BOOKED);
    }

    @Test
    void countsPhysicalLinesAcrossQuotedLineBreaks() throws Exception {
        List<Line> lines =
                lines(read(profile(), HEADER, "2026-03-01,\"two", "lines\",1.00", "", "2026-03-02,next,2.00"));
        assertThat(lines).extracting(line -> line.at().line()).containsExactly(2L, 5L);
        assertThat(lines.getFirst().at().raw()).isEqualTo("2026-03-01,\"two\nlines\",1.00");
        assertThat(lines.getFirst().description()).isEqualTo("two\nlines");
    }

    @Test
    void findsTheHeaderByItsNamesBelowAnyPreamble() throws Exception {
        assertThat(lines(read(profile(), "Account;1", "", "as of 2026-03-31", HEADER, "2026-03-01,a,1.00")))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "n/a",
                "12,34",
                "1.2.3",
                "1e3",
                "--5",
                "5 5",
                "1,2345.00",
                "0x10",
                "١٢",
                "12.345",
                "99999999999999999999"
            })
    void refusesWhatIsNoAmountInTheProfilesStyle(String cell) throws Exception {
        List<StatementEvent> events = read(profile(), HEADER, "2026-03-01,a,\"" + cell + "\"", "2026-03-02,b,2.00");
        assertThat(rejections(events)).singleElement().satisfies(rejection -> {
            assertThat(rejection.at().line()).isEqualTo(2);
            assertThat(rejection.code()).startsWith("amount-");
        });
        assertThat(lines(events)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            -5.00|-500
            5.00-|-500
            (5.00)|-500
            (€5.00)|-500
            −5.00|-500
            + €1,100.00|110000
            1,234,567.89|123456789
            12,34,567.89|123456789
            5|500
            .5|50
            5.000000|500
            131.77(refund 89.84)|13177
            5.00 EUR|500
            """)
    void readsSignsGroupsAndCurrencyMarks(String cell, long minor) throws Exception {
        assertThat(lines(read(profile(), HEADER, "2026-03-01,a,\"" + cell + "\"")))
                .singleElement()
                .satisfies(line -> assertThat(line.amount().minor()).isEqualTo(minor));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-02-30", "2026-13-01", "26-03-01", "2026-3-1", "01.03.2026", "2026-03-01x", "soon 1"})
    void refusesWhatIsNoDay(String cell) throws Exception {
        assertThat(rejections(read(profile(), HEADER, cell + ",a,1.00")))
                .singleElement()
                .extracting(Rejection::column, Rejection::code)
                .containsExactly("Date", "date-unreadable");
    }

    @Test
    void takesTheDayAsWrittenBeforeATime() throws Exception {
        assertThat(lines(read(profile(), HEADER, "2026-03-01T23:59:59-11:00,a,1.00")))
                .extracting(Line::booked)
                .containsExactly(LocalDate.of(2026, 3, 1));
    }

    @Test
    void readsDebitAndCreditColumns() throws Exception {
        var amount = CsvAmount.debitCredit("Out", "In", false);
        List<StatementEvent> events = read(
                profile(amount, List.of(), List.of(), Optional.empty()),
                "Date,Text,Out,In",
                "2026-03-01,a,5.00,",
                "2026-03-01,b,0.00,7.00",
                "2026-03-01,c,-,8.00",
                "2026-03-01,d,5.00,7.00",
                "2026-03-01,e,,");
        assertThat(lines(events)).extracting(line -> line.amount().minor()).containsExactly(-500L, 700L, 800L);
        assertThat(rejections(events)).extracting(Rejection::code).containsExactly("amount-both", "amount-empty");
    }

    @Test
    void refusesAFlagWordThatTheProfileDoesNotKnow() throws Exception {
        var amount = CsvAmount.flagged("Amount", "Way", List.of("out"), List.of("in"));
        List<StatementEvent> events = read(
                profile(amount, List.of(), List.of(), Optional.empty()),
                "Date,Text,Amount,Way",
                "2026-03-01,a,5.00,OUT",
                "2026-03-01,b,5.00,in",
                "2026-03-01,c,5.00,sideways",
                "2026-03-01,d,-5.00,out");
        assertThat(lines(events)).extracting(line -> line.amount().minor()).containsExactly(-500L, 500L);
        assertThat(rejections(events)).extracting(Rejection::code).containsExactly("flag-unknown", "amount-signed");
    }

    @Test
    void takesTheRowsCurrencyAndItsDecimals() throws Exception {
        List<StatementEvent> events = read(
                Samples.withCurrencyAndBalance(),
                "Date,Text,Amount,Currency,Balance",
                "2026-03-01,yen,500,JPY,1000",
                "2026-03-01,half a yen,0.50,JPY,1000",
                "2026-03-01,dinar,1.234,kwd,2.000",
                "2026-03-01,unknown,1.00,QQQ,",
                "2026-03-01,the account's,1.00,,");
        assertThat(lines(events))
                .extracting(line -> line.amount().toString())
                .containsExactly("500 JPY", "1.234 KWD", "1.00 EUR");
        assertThat(lines(events).getFirst().balanceAfter())
                .hasValueSatisfying(balance -> assertThat(balance.minor()).isEqualTo(1000));
        assertThat(rejections(events))
                .extracting(Rejection::code)
                .containsExactly("amount-too-precise", "currency-unknown");
    }

    @Test
    void refusesRowsWhoseCellsMayHaveMoved() throws Exception {
        List<StatementEvent> events =
                read(profile(), HEADER, "2026-03-01,a, b,-5.00", "2026-03-01,5.00", "2026-03-01,c,-5.00,,");
        assertThat(rejections(events)).extracting(Rejection::code).containsExactly("columns-extra", "columns-missing");
        assertThat(lines(events)).hasSize(1);
    }

    @Test
    void losesOnlyTheLineOfAQuoteThatIsNeverClosed() throws Exception {
        List<StatementEvent> events =
                read(profile(), HEADER, "2026-03-01,\"open,1.00", "2026-03-02,b,2.00", "2026-03-03,c,3.00");
        assertThat(rejections(events)).extracting(Rejection::code).containsExactly("quote-unclosed");
        assertThat(lines(events)).extracting(line -> line.at().line()).containsExactly(3L, 4L);
    }

    @Test
    void acceptsBlanksAroundQuotedFieldsAndTellsOfThem() throws Exception {
        List<StatementEvent> events = read(profile(), HEADER, "2026-03-01, \"a,b\"\t,\"1,000.00\"\t");
        assertThat(lines(events)).singleElement().satisfies(line -> {
            assertThat(line.description()).isEqualTo("a,b");
            assertThat(line.amount().minor()).isEqualTo(100_000);
        });
        assertThat(notices(events)).contains("quote-spaced");
    }

    @Test
    void leavesOutRowsThatTheProfileCallsNoTransactionsAndTellsOfThem() throws Exception {
        var total = new RowRule("Text", RowTest.IS, List.of("Total"));
        List<StatementEvent> events = read(
                profile(CsvAmount.signed("Amount", false), List.of(total), List.of(), Optional.empty()),
                HEADER,
                "2026-03-01,a,1.00",
                "2026-03-31,TOTAL,1.00",
                HEADER,
                "just text,,",
                "x 1,,");
        assertThat(lines(events)).hasSize(1);
        assertThat(rejections(events)).isEmpty();
        assertThat(notices(events)).contains("rows-ignored", "rows-without-figures", "rows-without-transaction");
    }

    @Test
    void keepsPendingRowsApart() throws Exception {
        var pending = new RowRule("State", RowTest.IS, List.of("pending"));
        List<StatementEvent> events = read(
                profile(CsvAmount.signed("Amount", false), List.of(), List.of(pending), Optional.empty()),
                "Date,Text,Amount,State",
                "2026-03-01,a,1.00,done",
                "2026-03-02,b,2.00,PENDING",
                ",c,3.00,PENDING");
        assertThat(lines(events)).extracting(Line::status).containsExactly(Status.BOOKED, Status.PENDING);
        assertThat(notices(events)).contains("pending-incomplete");
    }

    @ParameterizedTest
    @CsvSource({"LEAVE_OUT,-1000", "SUBTRACT,-1050", "ADD,-950"})
    void treatsAFeeColumnAsTheProfileSays(FeeTreatment treatment, long minor) throws Exception {
        var fee = Optional.of(new Fee("Fee", treatment));
        List<StatementEvent> events = read(
                profile(CsvAmount.signed("Amount", false), List.of(), List.of(), fee),
                "Date,Text,Amount,Fee",
                "2026-03-01,a,-10.00,0.50");
        assertThat(lines(events)).extracting(line -> line.amount().minor()).containsExactly(minor);
        assertThat(notices(events).contains("fee-left-out")).isEqualTo(treatment == FeeTreatment.LEAVE_OUT);
    }

    @Test
    void stripsTheByteOrderMarkAndReadsUtf16() throws Exception {
        String text = "\ufeff" + HEADER + "\r\n2026-03-01,Grüße,1.00\r\n";
        for (byte[] bytes : List.of(
                text.getBytes(StandardCharsets.UTF_8),
                text.getBytes(StandardCharsets.UTF_16LE),
                text.substring(1).getBytes(StandardCharsets.UTF_16BE))) {
            assertThat(lines(read(profile(), bytes)))
                    .extracting(Line::description)
                    .containsExactly("Grüße");
        }
    }

    @Test
    void tellsOfBytesThatAreNotInTheEncoding() throws Exception {
        byte[] bytes = (HEADER + "\n2026-03-01,Gr\u00fc\u00dfe,1.00\n").getBytes(StandardCharsets.ISO_8859_1);
        List<StatementEvent> events = read(profile(), bytes);
        assertThat(lines(events)).hasSize(1);
        assertThat(notices(events)).contains("charset-mismatch");
    }

    @Test
    void namesTheColumnsThatTheHeaderLacks() {
        assertThatThrownBy(() -> read(profile(), "Day,Text,Sum", "2026-03-01,a,1.00"))
                .isInstanceOf(UnreadableFile.class)
                .hasMessageContaining("amount");
        assertThatThrownBy(() -> read(profile(), "Date,Text,Amount,Amount", "2026-03-01,a,1.00,2.00"))
                .isInstanceOf(UnreadableFile.class)
                .hasMessageContaining("by its number");
    }

    @Test
    void saysThatAFileHasNoTransactions() throws Exception {
        assertThat(notices(read(profile(), HEADER))).contains("no-transactions");
        assertThatThrownBy(() -> read(profile(), "")).isInstanceOf(UnreadableFile.class);
    }
}
