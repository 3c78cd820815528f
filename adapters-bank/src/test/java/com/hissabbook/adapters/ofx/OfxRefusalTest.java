package com.hissabbook.adapters.ofx;

import static com.hissabbook.adapters.ofx.OfxSample.HEADER;
import static com.hissabbook.adapters.ofx.OfxSample.read;
import static com.hissabbook.adapters.ofx.OfxSample.statement;
import static com.hissabbook.adapters.ofx.OfxSample.transaction;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.hissabbook.adapters.corpus.Reading;
import com.hissabbook.kernel.CurrencyCode;
import com.hissabbook.statement.ReadOptions;
import com.hissabbook.statement.StatementEvent.Rejection;
import com.hissabbook.statement.UnreadableFile;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OfxRefusalTest {

    private static final String GOOD = transaction("-850.00", "r1", "<NAME>City Homes");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-850.00|-850.00",
                "+5.00|5.00",
                ".5|0.50",
                "-12,50|-12.50",
                "1,234.56|1234.56",
                "-1.234,56|-1234.56",
                "1,00,000.50|100000.50",
                "1 234,56|1234.56",
                "-901.0000|-901.00",
                "+00000000001111.0000|1111.00",
                "1234,567.00|amount-unreadable",
                "0.005|amount-too-precise",
                "1303.7355652284177|amount-too-precise",
                "1,234|amount-ambiguous",
                "1.234|amount-ambiguous",
                "(5.00)|amount-unreadable",
                "1e3|amount-unreadable",
                "$120|amount-unreadable",
                "5.00-|amount-unreadable",
                "--5|amount-unreadable",
                "12.50.00|amount-unreadable",
                "99999999999999999999|amount-too-large",
                "NaN|amount-unreadable",
                "|amount-missing",
            })
    void readsAnAmountExactlyOrNotAtAll(String written, String expected) {
        String file =
                statement(transaction(written == null ? "" : written, "a", "")).replace("<BALAMT>100.00", "<BALAMT>");

        assertThat(outcome(read(HEADER + file))).isEqualTo(expected);
    }

    @Test
    void letsTheRestOfTheFileDecideWhatAMarkMeans() {
        String undecided = transaction("1,234", "a", "");

        assertThat(read(HEADER + statement(undecided + transaction("12.50", "b", "")))
                        .lines())
                .extracting(line -> line.amount().minor())
                .containsExactly(123_400L, 1_250L);
        assertThat(read(HEADER + statement(undecided + transaction("12,50", "b", "")))
                        .rejections())
                .extracting(Rejection::code)
                .containsExactly("amount-too-precise");
        assertThat(outcome(read(HEADER + statement(undecided).replace("100.00", "1,100.00"))))
                .isEqualTo("1234.00");
        assertThat(read(HEADER + statement(undecided + transaction("12.50", "b", "") + transaction("12,50", "c", "")))
                        .rejections())
                .extracting(Rejection::code)
                .containsExactly("amount-ambiguous");
    }

    @Test
    void takesNoDecimalsOfABalanceForAProofOfThousands() {
        Reading reading = read(HEADER + statement(transaction("-1,234", "a", "") + transaction("2,500", "b", "")));

        assertThat(reading.lines()).isEmpty();
        assertThat(reading.rejections())
                .extracting(Rejection::column, Rejection::code)
                .containsExactly(tuple("TRNAMT", "amount-ambiguous"), tuple("TRNAMT", "amount-ambiguous"));
    }

    @ParameterizedTest
    @CsvSource({
        "REPLACE,correction-replace,enter this one by hand",
        "DELETE,correction-delete,void it there",
        "'',correction-replace,enter this one by hand"
    })
    void booksNoCorrectionOfAnEarlierTransaction(String action, String code, String remedy) {
        String correction = "<CORRECTFITID>r1<CORRECTACTION>" + action;
        Reading reading = read(HEADER + statement(GOOD + transaction("-800.00", "r2", correction)));

        assertThat(reading.lines()).hasSize(1);
        assertThat(reading.rejections()).singleElement().satisfies(rejection -> {
            assertThat(rejection.column()).isEqualTo("CORRECTFITID");
            assertThat(rejection.code()).isEqualTo(code);
            assertThat(rejection.reason()).contains("'r1'").contains(remedy);
            assertThat(rejection.at().line()).isEqualTo(21);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "20260229,date-unreadable",
        "20261301,date-unreadable",
        "20260600,date-unreadable",
        "00000000,date-unreadable",
        "12062026,date-unreadable",
        "260612,date-unreadable",
        "****,date-unreadable",
        "'',date-missing",
        "20260612235959.999[+5.30:IST],-1.00",
        "20260612000000[-11:XXX],-1.00",
        "202606122359,-1.00",
    })
    void takesTheDayAsWrittenOrRejectsTheRow(String written, String expected) {
        Reading reading = read(HEADER + statement(transaction("-1.00", "a", "").replace("20260612", written)));

        assertThat(outcome(reading)).isEqualTo(expected);
        assertThat(reading.rejections()).allSatisfy(rejection -> {
            assertThat(rejection.column()).isEqualTo("DTPOSTED");
            assertThat(rejection.at().line()).isEqualTo(20);
        });
        assertThat(reading.lines()).allSatisfy(line -> assertThat(line.booked()).hasToString("2026-06-12"));
    }

    @Test
    void rejectsOneRowAndReadsTheOthers() {
        Reading reading =
                read(HEADER + statement(GOOD + transaction("12.3.4", "b", "") + "<STMTTRN>snipped</STMTTRN>" + GOOD));

        assertThat(reading.lines()).hasSize(2);
        assertThat(reading.rejections()).extracting(Rejection::column).containsExactly("TRNAMT", "DTPOSTED");
    }

    @Test
    void takesTheAccountsCurrencyOnlyWhereTheFileNamesNone() {
        ReadOptions dollars = new ReadOptions(Optional.empty(), Optional.of(new CurrencyCode("USD")));
        byte[] none = (HEADER + statement(GOOD).replace("<CURDEF>EUR", "")).getBytes(StandardCharsets.UTF_8);
        byte[] unknown = (HEADER + statement(GOOD).replace("EUR", "EURO")).getBytes(StandardCharsets.UTF_8);

        assertThat(outcome(read(none, ReadOptions.NONE))).isEqualTo("currency-missing");
        assertThat(outcome(read(none, dollars))).isEqualTo("-850.00");
        assertThat(outcome(read(unknown, dollars))).isEqualTo("currency-unknown");
    }

    @Test
    void showsTheBanksOwnWordsWhenItReportsAnError() {
        String failed = statement(GOOD)
                .replaceFirst(
                        "<CODE>0<SEVERITY>INFO", "<CODE>15500<SEVERITY>ERROR<MESSAGE>Signon invalid &amp; closed");

        assertThat(refusal(HEADER + failed).code()).isEqualTo("bank-error");
        assertThat(refusal(HEADER + failed))
                .hasMessageContaining("15500")
                .hasMessageContaining("Signon invalid & closed");
    }

    @Test
    void saysThatTheBankLeftAStatementOut() {
        String error =
                "<STMTTRNRS><TRNUID>2<STATUS><CODE>2003<SEVERITY>ERROR<MESSAGE>Account unavailable</STATUS></STMTTRNRS>";

        assertThat(read(HEADER + statement(GOOD).replace("</BANKMSGSRSV1>", error + "</BANKMSGSRSV1>"))
                        .warnings())
                .containsExactly("bank-error");
        assertThat(refusal(HEADER + "<OFX><BANKMSGSRSV1>" + error + "</BANKMSGSRSV1></OFX>")
                        .code())
                .isEqualTo("bank-error");
    }

    @Test
    void refusesWhatIsNoStatement() {
        assertThat(refusal("").code()).isEqualTo("empty-file");
        assertThat(refusal("Date,Amount\n2026-06-12,1.00\n").code()).isEqualTo("not-a-statement");
        assertThat(refusal("<html><OFX></OFX></html>").code()).isEqualTo("not-a-statement");
        assertThat(refusal("PK\u0003\u0004\u0000\u0000<OFX>").code()).isEqualTo("binary");
        assertThat(refusal(HEADER + "<OFX><SIGNONMSGSRSV1></SIGNONMSGSRSV1></OFX>")
                        .code())
                .isEqualTo("no-statement");
        assertThat(refusal(HEADER + "<OFX>" + GOOD + "</OFX>").code()).isEqualTo("transaction-outside-statement");
    }

    @Test
    void acceptsACompleteStatementWithoutTheLastEndTagAndSaysSo() {
        assertThat(read(HEADER + statement(GOOD).replace("</OFX>", "")).warnings())
                .containsExactly("end-missing");
    }

    private static String outcome(Reading reading) {
        assertThat(reading.lines().size() + reading.rejections().size()).isEqualTo(1);
        return reading.rejections().stream()
                .map(Rejection::code)
                .findFirst()
                .orElseGet(() -> reading.lines().getFirst().amount().toDecimal().toPlainString());
    }

    private static UnreadableFile refusal(String file) {
        return read(file).refused().orElseThrow();
    }
}
