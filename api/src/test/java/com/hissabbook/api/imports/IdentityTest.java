package com.hissabbook.api.imports;

import static org.assertj.core.api.Assertions.assertThat;

import com.hissabbook.ApiClient.Answer;
import com.hissabbook.ApiTest;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Banks whose ids are numbers of lines, or change with every download: the account is asked about once, and a queue of conflicts is spared. */
class IdentityTest extends ApiTest {

    private Books books = new Books(client(), "", "");

    @BeforeEach
    void openBooks() {
        books = Books.of(client().register(), "EUR");
    }

    @Test
    void idsThatAreNumbersOfLinesAreAskedAboutOnceAndThenNotUsed() {
        books.imported(file("#", 1, 10), Map.of());

        Answer second = books.imported(file("#", 6, 15), Map.of());

        assertThat(second.text("state")).as(second.response().body()).isEqualTo("AWAITING_REVIEW");
        assertThat(second.text("doubt")).isEqualTo("ids-not-kept");
        JsonNode question = questions(second).getFirst();
        assertThat(question.path("contradicted").asInt()).isEqualTo(10);
        assertThat(question.path("words").asString()).contains("10 stood for something else before");

        decide(second, "FACTS");
        Answer settled = books.settled(second.text("id"));
        assertThat(settled.text("state")).as(settled.response().body()).isEqualTo("COMPLETED");
        assertKnown(settled, 5);
        assertThat(settled.json().at("/counts/added").asInt()).isEqualTo(5);

        Answer third = books.imported(file("#", 11, 20), Map.of());
        assertThat(third.text("state")).as(third.response().body()).isEqualTo("COMPLETED");
        assertKnown(third, 5);
        assertThat(transactions()).isEqualTo(20);
        assertThat(books.person().get(books.path("/ledgers/" + books.ledger())).text("identity"))
                .isEqualTo("FACTS");
    }

    @Test
    void idsThatAreNewWithEveryDownloadAreAskedAboutOnceAndThenNotUsed() {
        books.imported(file("A", 1, 10), Map.of());

        Answer second = books.imported(file("B", 4, 12), Map.of());

        assertThat(second.text("doubt")).as(second.response().body()).isEqualTo("ids-not-kept");
        assertThat(questions(second).getFirst().path("renamed").asInt()).isEqualTo(7);
        decide(second, "FACTS");
        assertKnown(books.settled(second.text("id")), 7);
        assertKnown(books.imported(file("C", 8, 14), Map.of()), 5);
        assertThat(transactions()).isEqualTo(14);
    }

    /** Shown by the first file alone: one id cannot be ten lines. */
    @Test
    void oneIdForAllLinesIsAskedAboutInTheFirstFile() {
        Answer first = books.imported(file("#", 1, 10).replaceAll("<FITID>\\d+", "<FITID>0"), Map.of());

        assertThat(first.text("doubt")).as(first.response().body()).isEqualTo("ids-not-kept");
        decide(first, "FACTS");
        assertThat(books.settled(first.text("id")).json().at("/counts/added").asInt())
                .isEqualTo(10);
    }

    @Test
    void aPersonWhoTrustsTheIdsIsNotAskedAgain() {
        books.imported(file("#", 1, 10), Map.of());
        Answer second = books.imported(file("#", 11, 20), Map.of());
        assertThat(second.text("doubt")).isEqualTo("ids-not-kept");

        decide(second, "BANK_ID");

        Answer settled = books.settled(second.text("id"));
        assertThat(settled.text("state")).as(settled.response().body()).isEqualTo("COMPLETED");
        assertThat(settled.json().at("/counts/conflict").asInt()).isEqualTo(10);
        books.person()
                .post(books.path("/imports/" + second.text("id") + "/identity"), Map.of("identity", "FACTS"))
                .expectProblem(409, "not-awaiting-review");
        assertThat(books.imported(file("#", 21, 30), Map.of()).text("state")).isEqualTo("COMPLETED");
    }

    /** The bank rewrote its texts but keeps its ids: they are what can be trusted here. */
    @Test
    void rewrittenTextsUnderKnownIdsSayNothingAgainstTheIds() {
        books.imported(file("A", 1, 10), Map.of());

        Answer again = books.imported(file("A", 1, 10).replace("<NAME>Shop", "<NAME>SHOP NR"), Map.of());

        assertThat(again.text("state")).isEqualTo("COMPLETED");
        assertThat(again.json().at("/counts/conflict").asInt()).isEqualTo(10);
        assertThat(questions(again)).isEmpty();
    }

    @Test
    void aLedgerIsSetByHandAndKeepsWhatAnEditDoesNotName() {
        String ledger = books.path("/ledgers/" + books.ledger());
        Answer seen = books.person().get(ledger);
        books.person()
                .with("If-Match", seen.header("ETag"))
                .put(ledger, Map.of("name", "Giro", "bank", "A bank", "identity", "FACTS"))
                .expect(200);
        Answer renamed = books.person()
                .with("If-Match", books.person().get(ledger).header("ETag"))
                .put(ledger, Map.of("name", "Main"))
                .expect(200);

        assertThat(renamed.text("bank")).isEqualTo("A bank");
        assertThat(renamed.text("identity")).isEqualTo("FACTS");

        books.imported(file("#", 1, 10), Map.of());
        Answer second = books.imported(file("#", 6, 15), Map.of());
        assertKnown(second, 5);
    }

    @Test
    void linesOfTheFirstDayAreNotAskedAboutWhereTheBalancesSayThatTheyAreTheKnownOnes() {
        trustFacts();
        books.imported(SampleOfx.statement("EUR", 8, 1), Map.of());

        Answer more = books.imported(SampleOfx.statement("EUR", 12, 1).replace("<FITID>F", "<FITID>R"), Map.of());

        assertCounts(more, 4, 8, 0);
        assertCounts(books.imported(SampleOfx.statement("EUR", 12, 1), Map.of("review", "AUTO")), 0, 12, 0);
        assertThat(transactions()).isEqualTo(12);
    }

    @Test
    void linesOfTheFirstDayAreAskedAboutWhereTheBalancesSayOtherwise() {
        trustFacts();
        books.imported(SampleOfx.statement("EUR", 8, 1), Map.of());

        Answer other = books.imported(SampleOfx.statement("EUR", 12, 1).replace("<BALAMT>", "<BALAMT>1"), Map.of());

        assertCounts(other, 4, 4, 4);
    }

    /** Five in and five out a second time, or not at all: the balance is the same. */
    @Test
    void linesThatMakeUpForEachOtherAreAskedAboutWhateverTheBalancesSay() {
        trustFacts();
        String out = "<STMTTRN><TRNTYPE>DEBIT<DTPOSTED>20260110<TRNAMT>-5.00<FITID>A1<NAME>Shop</STMTTRN>\n";
        String in = "<STMTTRN><TRNTYPE>CREDIT<DTPOSTED>20260110<TRNAMT>5.00<FITID>A2<NAME>Shop</STMTTRN>\n";
        books.imported(SampleOfx.around(out + in), Map.of());

        assertCounts(books.imported(SampleOfx.around(in + out), Map.of()), 0, 0, 2);
    }

    private void trustFacts() {
        String ledger = books.path("/ledgers/" + books.ledger());
        books.person()
                .with("If-Match", books.person().get(ledger).header("ETag"))
                .put(ledger, Map.of("name", "Giro", "identity", "FACTS"))
                .expect(200);
    }

    private static void assertCounts(Answer imported, int added, int duplicate, int conflict) {
        assertThat(imported.text("state")).as(imported.response().body()).isEqualTo("COMPLETED");
        assertThat(imported.json().at("/counts/added").asInt())
                .as(imported.response().body())
                .isEqualTo(added);
        assertThat(imported.json().at("/counts/duplicate").asInt()).isEqualTo(duplicate);
        assertThat(imported.json().at("/counts/conflict").asInt()).isEqualTo(conflict);
    }

    /** The line of the file's first day may be a second one just like the known one, and is asked about, as in any file without ids. */
    private static void assertKnown(Answer imported, int lines) {
        assertThat(imported.json().at("/counts/duplicate").asInt())
                .as(imported.response().body())
                .isEqualTo(lines - 1);
        assertThat(imported.json().at("/counts/conflict").asInt()).isOne();
    }

    private void decide(Answer imported, String identity) {
        books.person()
                .post(books.path("/imports/" + imported.text("id") + "/identity"), Map.of("identity", identity))
                .expect(200);
    }

    private List<JsonNode> questions(Answer imported) {
        return books.person()
                .get(books.path("/imports/" + imported.text("id") + "/identity"))
                .expect(200)
                .json()
                .path("questions")
                .valueStream()
                .toList();
    }

    private int transactions() {
        return books.person()
                .get(books.path("/transactions?limit=500"))
                .expect(200)
                .json()
                .path("items")
                .size();
    }

    /**
     * The true lines from one to the other; each on a day of its own.
     *
     * @param ids how the bank makes them: {@code #} numbers the lines of the file, anything else stands before the line's own number
     */
    private static String file(String ids, int first, int last) {
        var lines = new StringBuilder();
        IntStream.rangeClosed(first, last)
                .forEach(n -> lines.append("<STMTTRN><TRNTYPE>DEBIT<DTPOSTED>202601")
                        .append(n < 10 ? "0" : "")
                        .append(n)
                        .append("<TRNAMT>-")
                        .append(n)
                        .append(".20<FITID>")
                        .append(ids.equals("#") ? Integer.toString(n - first + 1) : ids + n)
                        .append("<NAME>Shop ")
                        .append(n)
                        .append("</STMTTRN>\n"));
        return SampleOfx.around(lines.toString());
    }
}
