package com.hissabbook.api.imports;

import static org.assertj.core.api.Assertions.assertThat;

import com.hissabbook.ApiClient.Answer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What a replay found is applied as a correction, and taken back. */
class ApplyingReplaysTest extends ReplayTest {

    @Test
    void appliedItLeavesTheBooksThatTheOtherLayoutWouldHaveGiven() {
        Books rightly = books();
        rightly.imported(FILE, profile(rightly, "dd/MM/yyyy", "Text"));
        Books books = books();
        String id = books.imported(FILE, profile(books, "MM/dd/yyyy", "Text")).text("id");
        decide(books, id, 2, "SKIP");
        Answer replay = ReplayedFile.replayed(books, id, profile(books, "dd/MM/yyyy", "Text"));
        String apply = books.path("/imports/" + id + "/replays/1/apply");
        books.person().post(apply, Map.of("hash", "stale")).expectProblem(409, "replay-changed");
        decide(books, id, 2, "NEW");
        books.person().post(apply, Map.of("hash", replay.text("hash"))).expectProblem(409, "replay-changed");
        String hash =
                books.person().get(books.path("/imports/" + id + "/replays/1")).text("hash");

        Answer applied = books.person().post(apply, Map.of("hash", hash)).expect(202);
        String as = applied.text("appliedAs");
        books.settled(as);

        assertThat(applied.text("state")).isEqualTo("APPLIED");
        assertThat(one(books, as).text("state")).isEqualTo("COMPLETED");
        assertThat(one(books, as).text("corrects")).contains(id);
        assertThat(balances(books)).isEqualTo(balances(rightly));
        assertThat(days(books)).isEqualTo(days(rightly)).containsExactly("2026-01-31", "2026-01-05", "2026-01-02");
        assertThat(books.person()
                        .post(apply, Map.of("hash", "whatever"))
                        .expect(202)
                        .text("appliedAs"))
                .isEqualTo(as);
        assertThat(books.person()
                        .get(books.path("/imports/" + id + "/replays"))
                        .json()
                        .path("items"))
                .hasSize(1);
    }

    @Test
    void appliedItLeavesWhatIsReadAsBeforeAndWhatWasSkipped() {
        Books books = books();
        String file = """
                Date;Text;Amount
                02/02/2026;Coffee;-3.50
                02/02/2026;Coffee;-3.50
                03/03/2026;Club;-7.00
                04/05/2026;Bread;-4.10
                """;
        String id = books.imported(file, profile(books, "MM/dd/yyyy", "Text")).text("id");
        decide(books, id, 3, "SKIP");
        Answer replay = ReplayedFile.replayed(books, id, profile(books, "dd/MM/yyyy", "Text"));
        assertThat(count(replay, "UNCHANGED")).isEqualTo(3);

        String as = books.person()
                .post(books.path("/imports/" + id + "/replays/1/apply"), Map.of("hash", replay.text("hash")))
                .expect(202)
                .text("appliedAs");
        books.settled(as);

        JsonNode counts = one(books, as).json().path("counts");
        assertThat(counts.path("added").asInt()).as(counts.toString()).isOne();
        assertThat(counts.path("duplicate").asInt()).isEqualTo(2);
        assertThat(balances(books).get("6900")).isEqualTo("11.10");
        ReplayedFile.replayed(books, id, Map.of());
        books.person()
                .post(books.path("/imports/" + id + "/replays/2/apply"), Map.of("hash", "x"))
                .expectProblem(409, "replayed-before");
    }

    @Test
    void takenBackTheBooksAreAsBeforeAndAnotherOneCanBeApplied() {
        Books books = books();
        String id = books.imported(FILE, profile(books, "MM/dd/yyyy", "Text")).text("id");
        Map<String, String> wrongly = balances(books);
        Answer replay = ReplayedFile.replayed(books, id, profile(books, "dd/MM/yyyy", "Text"));
        String route = books.path("/imports/" + id + "/replays/1");
        books.person().post(route + "/revert", Map.of()).expectProblem(409, "not-applied");
        String as = books.person()
                .post(route + "/apply", Map.of("hash", replay.text("hash")))
                .expect(202)
                .text("appliedAs");
        books.settled(as);
        Map<String, String> rightly = balances(books);
        books.person().post(route + "/revert", Map.of()).expectProblem(409, "correction-stands");
        books.person().post(books.path("/imports/" + as + "/undo"), Map.of()).expect(202);
        books.settled(as);

        Answer reverted = books.person().post(route + "/revert", Map.of()).expect(200);

        assertThat(reverted.text("state")).isEqualTo("READ");
        assertThat(balances(books)).isEqualTo(wrongly).isNotEqualTo(rightly);
        String again = books.person()
                .post(route + "/apply", Map.of("hash", reverted.text("hash")))
                .expect(202)
                .text("appliedAs");
        books.settled(again);
        assertThat(again).isNotEqualTo(as);
        assertThat(balances(books)).isEqualTo(rightly);
    }

    private static void decide(Books books, String id, int line, String decision) {
        books.person()
                .post(
                        books.path("/imports/" + id + "/decisions"),
                        Map.of("lines", List.of(line), "decision", decision, "reason", "as it is"))
                .expect(200);
    }

    private static Map<String, String> balances(Books books) {
        Map<String, String> balances = new HashMap<>();
        books.person()
                .get(books.path("/reports/trial-balance"))
                .expect(200)
                .json()
                .path("rows")
                .forEach(row -> balances.put(
                        row.at("/account/code").asString(),
                        row.at("/balance/amount").asString()));
        balances.values().removeIf("0.00"::equals);
        return balances;
    }

    private static List<String> days(Books books) {
        return books.person()
                .get(books.path("/transactions"))
                .json()
                .path("items")
                .valueStream()
                .filter(one -> !one.path("voided").asBoolean(false))
                .map(one -> one.path("date").asString() + one.path("booked").asString())
                .toList();
    }
}
