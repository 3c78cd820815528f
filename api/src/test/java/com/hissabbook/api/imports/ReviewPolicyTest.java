package com.hissabbook.api.imports;

import static org.assertj.core.api.Assertions.assertThat;

import com.hissabbook.ApiClient.Answer;
import com.hissabbook.ApiTest;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Under ON_DOUBT a plan waits for a person only where something speaks for it, and says what. */
class ReviewPolicyTest extends ApiTest {

    private static final Map<String, String> ON_DOUBT = Map.of("review", "ON_DOUBT");
    private static final String CSV = "Date;Text;Amount\n2026-01-13;Coffee;-3.20\n2026-01-14;Rent;-700.00\n";

    private Books books = new Books(client(), "", "");

    @BeforeEach
    void openBooks() {
        books = Books.of(client().register(), "EUR");
    }

    @Test
    void goesOnWhereNothingSpeaksAgainstIt() {
        Answer done = books.imported(SampleOfx.statement("EUR", 10, 1), ON_DOUBT);

        assertThat(done.text("state")).isEqualTo("COMPLETED");
        assertThat(done.json().path("doubt").isMissingNode()
                        || done.json().path("doubt").isNull())
                .isTrue();
    }

    @Test
    void waitsForARejectedLineAndForBalancesThatDoNotAddUp() {
        String unreadable =
                SampleOfx.around("<STMTTRN><TRNTYPE>DEBIT<DTPOSTED>20261399<TRNAMT>-1.00<FITID>X<NAME>Odd</STMTTRN>\n");
        assertThat(waiting(unreadable)).isEqualTo("rejects");

        String balances = """
                Date;Text;Amount;Balance
                2026-01-13;Coffee;-3.20;96.80
                2026-01-14;Bread;-1.80;95.00
                2026-01-15;Tea;-2.00;93.00
                2026-01-16;Cake;-4.00;80.00
                """;
        assertThat(waiting(balances)).isEqualTo("balance-mismatch");
    }

    @Test
    void waitsForTheFirstUseOfALayoutOnly() {
        Answer first = books.imported(CSV, ON_DOUBT);
        assertThat(first.text("doubt")).isEqualTo("first-use-of-layout");
        books.person()
                .post(
                        books.path("/imports/" + first.text("id") + "/approve"),
                        Map.of("planHash", first.text("planHash")))
                .expect(200);
        assertThat(books.settled(first.text("id")).text("state")).isEqualTo("COMPLETED");

        Answer second = books.imported(CSV.replace("2026-01", "2026-02"), ON_DOUBT);
        assertThat(second.text("state")).as(second.response().body()).isEqualTo("COMPLETED");
    }

    @Test
    void waitsForAnIdThatComesWithOtherFacts() {
        books.imported(SampleOfx.around(line("A1", "20260110", "-3.20")), ON_DOUBT);

        assertThat(waiting(SampleOfx.around(line("A1", "20260112", "-9.00") + line("A2", "20260113", "-1.00"))))
                .isEqualTo("conflicts");
    }

    @Test
    void waitsForAFileOfManyTimesMoreLinesThanEver() {
        assertThat(books.imported(SampleOfx.statement("EUR", 101, 1), ON_DOUBT).text("state"))
                .as("a first file has no measure")
                .isEqualTo("COMPLETED");
        assertThat(books.imported(SampleOfx.statement("EUR", 1_010, 1), ON_DOUBT)
                        .text("state"))
                .as("ten times as many")
                .isEqualTo("COMPLETED");
        Books others = Books.of(client().register(), "EUR");
        others.imported(SampleOfx.statement("EUR", 100, 1), ON_DOUBT);
        Answer asked = others.imported(SampleOfx.statement("EUR", 1_001, 1), ON_DOUBT);

        assertThat(asked.text("state")).as(asked.response().body()).isEqualTo("AWAITING_REVIEW");
        assertThat(asked.text("doubt")).isEqualTo("unusual-volume");
    }

    private static String line(String id, String day, String amount) {
        return "<STMTTRN><TRNTYPE>DEBIT<DTPOSTED>%s<TRNAMT>%s<FITID>%s<NAME>Coffee</STMTTRN>\n"
                .formatted(day, amount, id);
    }

    private String waiting(String file) {
        Answer asked = books.imported(file, ON_DOUBT);
        assertThat(asked.text("state")).as(asked.response().body()).isEqualTo("AWAITING_REVIEW");
        return asked.text("doubt");
    }
}
