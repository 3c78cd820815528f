package com.hissabbook.api.imports;

import static org.assertj.core.api.Assertions.assertThat;

import com.hissabbook.ApiClient.Answer;
import com.hissabbook.ApiTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A person decides what the plan cannot: line by line or many at once, before and after posting. */
class DecisionsTest extends ApiTest {

    private static final String MORNING = """
            !Type:Bank
            D3/14/2026
            T-3.20
            PCoffee
            ^
            """;

    /** What came since the morning: a second coffee, or the first one again? */
    private static final String EVENING = """
            !Type:Bank
            D3/14/2026
            T-3.20
            PCoffee
            ^
            D3/15/2026
            T-9.00
            PLunch
            ^
            """;

    private Books books = new Books(client(), "", "");

    @BeforeEach
    void openBooks() {
        books = Books.of(client().register(), "EUR");
    }

    @Test
    void asksAboutASecondIdenticalPurchaseAndBooksItWhenThePersonSaysSo() {
        books.imported(MORNING, Map.of());
        Answer evening = books.imported(EVENING, Map.of());
        assertThat(evening.text("state")).isEqualTo("COMPLETED");
        assertThat(evening.json().at("/counts/conflict").asInt()).isEqualTo(1);
        JsonNode asked = line(evening, 1);
        assertThat(asked.path("reason").asString()).isEqualTo("maybe-second-identical");

        Answer decided = decide(evening, List.of(1), "NEW", "two coffees").expect(200);

        assertThat(decided.json().at("/counts/conflict").asInt()).isZero();
        assertThat(decided.json().at("/counts/added").asInt()).isEqualTo(2);
        assertThat(decided.json().at("/sums/added/amount").asString()).isEqualTo("-12.20");
        assertThat(transactions()).hasSize(3);
        assertThat(line(evening, 1).path("explanation").asString()).isEqualTo("two coffees");
        assertThat(bank()).isEqualTo("-15.40");
    }

    @Test
    void asksAboutALineOfAnInnerDayThatTheStatedBalanceSpeaksAgainst() {
        String coffee = ":61:2601140114D3,50NMSC\n:86:Coffee\n";
        String fee = ":61:2601130113D1,00NMSC\n:86:Late fee\n";
        String tea = ":61:2601150115D2,00NMSC\n:86:Tea\n";
        books.imported(mt940("260110EUR100,00", coffee, "260114EUR96,50"), Map.of());

        Answer one = books.imported(mt940("260114EUR96,50", fee + coffee + tea, "260115EUR93,50"), Map.of());
        assertThat(one.json().at("/counts/duplicate").asInt()).isEqualTo(1);
        Answer two = books.imported(
                mt940(
                        "260115EUR93,50",
                        fee.replace("13", "14") + tea + ":61:2601160116D5,00NMSC\n:86:Cake\n",
                        "260116EUR85,50"),
                Map.of());

        assertThat(two.json().at("/counts/conflict").asInt()).isEqualTo(1);
        assertThat(line(two, 2).path("reason").asString()).isEqualTo("maybe-second-identical");
    }

    private static String mt940(String opening, String lines, String closing) {
        return ":20:START1\n:25:1234567\n:28C:1/1\n:60F:C" + opening + "\n" + lines + ":62F:C" + closing + "\n-\n";
    }

    @Test
    void changesItsMindBothWays() {
        books.imported(MORNING, Map.of());
        Answer evening = books.imported(EVENING, Map.of());
        decide(evening, List.of(1), "NEW", "two coffees").expect(200);
        String first = line(evening, 1).path("transactionId").asString();

        decide(evening, List.of(1), "DUPLICATE", "no, one").expectProblem(422, "no-known-transaction");
        String known = transactions().stream()
                .map(one -> one.path("id").asString())
                .filter(id -> !id.equals(first))
                .filter(id -> books.person()
                        .get(books.path("/transactions/" + id))
                        .json()
                        .at("/amount/amount")
                        .asString()
                        .equals("-3.20"))
                .findFirst()
                .orElseThrow();
        duplicate(evening, List.of(1), known).expect(200);
        assertThat(bank()).isEqualTo("-12.20");
        assertThat(transactions()).hasSize(2);

        decide(evening, List.of(1), "NEW", "two after all").expect(200);
        assertThat(bank()).isEqualTo("-15.40");
        assertThat(line(evening, 1).path("transactionId").asString()).isEqualTo(first);

        decide(evening, List.of(1, 2), "SKIP", "private").expect(200);
        assertThat(bank()).isEqualTo("-3.20");
        assertThat(line(evening, 2).path("reason").asString()).isEqualTo("skipped");
    }

    @Test
    void remembersWhatWasCalledADuplicateUnderItsOwnId() {
        Answer first = books.imported(SampleOfx.around(coffee("A1", "20260114")), Map.of());
        Answer renumbered = books.imported(SampleOfx.around(coffee("B7", "20260116")), Map.of());
        assertThat(renumbered.json().at("/counts/added").asInt()).isEqualTo(1);

        duplicate(renumbered, List.of(1), line(first, 1).path("transactionId").asString())
                .expect(200);
        assertThat(bank()).isEqualTo("-3.20");

        Answer again = books.imported(SampleOfx.around(coffee("B7", "20260116") + coffee("C1", "20260117")), Map.of());
        assertThat(again.json().at("/counts/duplicate").asInt()).isEqualTo(1);
        assertThat(again.json().at("/counts/added").asInt()).isEqualTo(1);
    }

    /** Bringing an import back brings back what undoing took, not what a person had called a duplicate. */
    @Test
    void staysDecidedThroughUndoAndRedo() {
        Answer first = books.imported(SampleOfx.around(coffee("A1", "20260114")), Map.of());
        Answer second = books.imported(SampleOfx.around(coffee("B7", "20260116")), Map.of());
        Answer third = books.imported(SampleOfx.around(coffee("B7", "20260116") + coffee("C1", "20260120")), Map.of());
        duplicate(second, List.of(1), line(first, 1).path("transactionId").asString())
                .expect(200);
        assertThat(bank()).isEqualTo("-6.40");

        books.person()
                .post(books.path("/imports/" + third.text("id") + "/undo"), Map.of())
                .expect(202);
        books.settled(third.text("id"));
        assertThat(bank()).isEqualTo("-3.20");
        books.person()
                .post(books.path("/imports/" + third.text("id") + "/redo"), Map.of())
                .expect(202);
        books.settled(third.text("id"));
        assertThat(bank()).isEqualTo("-6.40");
    }

    @Test
    void plansAgainWhatWaitsForReview() {
        Answer waiting = books.imported(SampleOfx.statement("EUR", 12, 5), Map.of("review", "ALWAYS"));

        Answer decided = decide(waiting, List.of(2, 3), "SKIP", "not ours").expect(200);

        assertThat(decided.text("state")).isEqualTo("AWAITING_REVIEW");
        assertThat(decided.json().at("/counts/rejected").asInt()).isEqualTo(2);
        assertThat(decided.text("planHash")).isNotEqualTo(waiting.text("planHash"));
        books.person()
                .post(
                        books.path("/imports/" + waiting.text("id") + "/approve"),
                        Map.of("planHash", decided.text("planHash")))
                .expect(200);
        Answer done = books.settled(waiting.text("id"));
        assertThat(done.json().at("/counts/added").asInt()).isEqualTo(10);
        assertThat(done.text("state")).isEqualTo("COMPLETED");
    }

    @Test
    void refusesWhatCannotBeDecided() {
        Answer done = books.imported(EVENING + "D3/32/2026\nT-1.00\n^\n", Map.of());

        decide(done, List.of(3), "NEW", "why not").expectProblem(409, "line-unreadable");
        decide(done, List.of(9), "SKIP", "why not").expectProblem(422, "unknown-line");
        decide(done, List.of(1, 1), "SKIP", "why not").expectProblem(422, "invalid-lines");
        duplicate(done, List.of(1), UUID.randomUUID().toString()).expectProblem(422, "unknown-transaction");
        duplicate(done, List.of(1), line(done, 1).path("transactionId").asString())
                .expectProblem(422, "unknown-transaction");
        duplicate(done, List.of(1, 2), line(done, 2).path("transactionId").asString())
                .expectProblem(422, "unknown-transaction");
        assertThat(bank()).isEqualTo("-12.20");
    }

    private static String coffee(String id, String day) {
        return "<STMTTRN><TRNTYPE>DEBIT<DTPOSTED>" + day + "<TRNAMT>-3.20<FITID>" + id + "<NAME>Coffee</STMTTRN>\n";
    }

    private Answer decide(Answer imported, List<Integer> lines, String decision, String reason) {
        return books.person()
                .post(
                        books.path("/imports/" + imported.text("id") + "/decisions"),
                        Map.of("lines", lines, "decision", decision, "reason", reason));
    }

    private Answer duplicate(Answer imported, List<Integer> lines, String transaction) {
        return books.person()
                .post(
                        books.path("/imports/" + imported.text("id") + "/decisions"),
                        Map.of(
                                "lines",
                                lines,
                                "decision",
                                "DUPLICATE",
                                "transactionId",
                                transaction,
                                "reason",
                                "the same"));
    }

    private JsonNode line(Answer imported, int no) {
        return books.person()
                .get(books.path("/imports/" + imported.text("id") + "/lines/" + no))
                .expect(200)
                .json();
    }

    /** What the bank account stands at. */
    private String bank() {
        return books.person()
                .get(books.path("/reports/trial-balance"))
                .expect(200)
                .json()
                .path("rows")
                .valueStream()
                .filter(row -> row.at("/account/id").asString().equals(books.ledger()))
                .map(row -> row.at("/balance/amount").asString())
                .findFirst()
                .orElse("");
    }

    private List<JsonNode> transactions() {
        return books.person()
                .get(books.path("/transactions?limit=500"))
                .expect(200)
                .json()
                .path("items")
                .valueStream()
                .toList();
    }
}
