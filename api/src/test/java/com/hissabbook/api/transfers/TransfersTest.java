package com.hissabbook.api.transfers;

import static org.assertj.core.api.Assertions.assertThat;

import com.hissabbook.ApiClient.Answer;
import com.hissabbook.ApiTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Money that goes from one own account to another, as an accountant sees to it. */
class TransfersTest extends ApiTest {

    private static final String OUT = "1/15/2026 -100.00 To the savings pot";
    private static final String IN = "1/16/2026 100.00 Saved up";

    @Test
    void proposesThePairWithItsReasonsAndBooksNeitherSideTwiceOnceAccepted() {
        TransferBooks books = books();
        TransferBooks.told(books.giro(), OUT, "1/16/2026 -30.00 Shop");
        TransferBooks.told(books.savings(), IN);
        Map<String, String> before = books.balances();
        assertThat(before).isEqualTo(Map.of("4900", "-100.00", "6900", "130.00"));

        JsonNode proposal = books.listed("PROPOSED").getFirst();
        assertThat(proposal.path("score").asInt()).isEqualTo(86);
        assertThat(proposal.path("ambiguous").asBoolean()).isFalse();
        assertThat(proposal.path("reasons").valueStream().map(JsonNode::asString))
                .containsExactly("equal and opposite amount", "1 day later", "other own account named in the text");

        String id = books.only("PROPOSED");
        Answer matched = books.move(id, "accept").expect(200);
        assertThat(matched.text("state")).isEqualTo("MATCHED");
        assertThat(books.balances()).isEqualTo(Map.of("6900", "30.00"));
        assertThat(books.listed("PROPOSED")).isEmpty();
        assertThat(books.move(id, "accept").expect(200).text("state")).isEqualTo("MATCHED");

        assertThat(books.move(id, "unmatch").expect(200).text("state")).isEqualTo("DISMISSED");
        assertThat(books.balances()).isEqualTo(before);
        search(books, 0);
        books.move(id, "unmatch").expectProblem(409, "not-matched");
        books.move(id, "accept").expect(200);
        books.move(id, "dismiss").expectProblem(409, "matched-transfer");
        assertThat(books.balances()).isEqualTo(Map.of("6900", "30.00"));
    }

    @Test
    void tellsOfTheMatchAndKeepsItFromBeingMovedBeneathIt() {
        TransferBooks books = books();
        TransferBooks.told(books.giro(), OUT);
        TransferBooks.told(books.savings(), IN);
        String out = books.transaction("savings pot");
        String id = books.only("PROPOSED");
        books.move(id, "accept").expect(200);

        JsonNode detail = books.person()
                .get(books.giro().path("/transactions/" + out))
                .expect(200)
                .json();
        assertThat(detail.at("/transfer/id").asString()).isEqualTo(id);
        assertThat(detail.at("/transfer/with/0").asString()).isEqualTo(books.transaction("Saved up"));
        JsonNode why = books.person()
                .get(books.giro().path("/transactions/" + out + "/classification"))
                .expect(200)
                .json();
        assertThat(why.at("/transfer/reason").asString())
                .contains("clearing account")
                .contains("1 day later");
        books.person().get(why.at("/transfer/link").asString()).expect(200);

        assertThat(books.choose(out, "6000")
                        .expectProblem(409, "matched-transaction")
                        .text("detail"))
                .contains("unmatch");
        books.person().delete(books.giro().path("/transactions/" + out)).expectProblem(409, "matched-transaction");
        books.person()
                .post(books.giro().path("/entries/" + out + "/reversals"), Map.of())
                .expectProblem(409, "matched-transaction");
    }

    @Test
    void neverMatchesByItselfWhatTwoFitOrAPersonChose() {
        TransferBooks books = books();
        books.settings(Map.of("windowDays", 5, "automaticFrom", 30)).expect(200);
        TransferBooks.told(books.giro(), OUT, "1/20/2026 -70.00 Seventy out", "1/25/2026 -55.00 Fifty-five out");
        books.choose(books.transaction("Seventy out"), "6000").expect(200);
        TransferBooks.told(
                books.savings(),
                IN,
                "1/17/2026 100.00 Another hundred",
                "1/20/2026 70.00 Seventy in",
                "1/25/2026 55.00 Fifty-five in");

        JsonNode automatic = books.listed("MATCHED").getFirst();
        assertThat(books.listed("MATCHED")).hasSize(1);
        assertThat(automatic.path("automatic").asBoolean()).isTrue();
        assertThat(automatic.at("/legs/0/amount/amount").asString()).isEqualTo("-55.00");
        List<JsonNode> open = books.listed("PROPOSED");
        assertThat(open).hasSize(3);
        assertThat(open.stream().filter(one -> one.path("ambiguous").asBoolean()))
                .hasSize(2);
        assertThat(open.stream().filter(one -> one.toString().contains("a person chose")))
                .hasSize(1);

        String first = open.stream()
                .filter(one -> one.toString().contains("Saved up"))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asString();
        books.move(first, "accept").expect(200);
        assertThat(books.listed("PROPOSED")).hasSize(1);
        books.match(Map.of(
                        "transactions",
                        List.of(books.transaction("savings pot"), books.transaction("Another hundred"))))
                .expectProblem(409, "already-matched");
    }

    @Test
    void looksAsFarAsTheSettingsSay() {
        TransferBooks books = books();
        TransferBooks.told(books.giro(), OUT);
        TransferBooks.told(books.savings(), "1/25/2026 100.00 Late");
        assertThat(books.listed("PROPOSED")).isEmpty();
        Answer now = books.person().get(books.path("/settings")).expect(200);
        assertThat(now.json().path("windowDays").asInt()).isEqualTo(5);
        assertThat(now.json().hasNonNull("automaticFrom")).isFalse();

        books.person().put(books.path("/settings"), Map.of("windowDays", 10)).expectProblem(428, "if-match-required");
        books.settings(Map.of("windowDays", 10)).expect(200);
        books.person()
                .with("If-Match", now.header("ETag"))
                .put(books.path("/settings"), Map.of("windowDays", 3))
                .expectProblem(412, "stale");
        books.settings(Map.of("windowDays", 61)).expectProblem(422, "invalid-window-days");
        books.settings(Map.of("windowDays", 5, "automaticFrom", 0)).expectProblem(422, "invalid-automatic-from");
        search(books, 1);
        search(books, 0);
        books.person()
                .post(books.path("/search"), Map.of("from", "2025-01-01", "to", "2026-12-31"))
                .expectProblem(422, "invalid-days");
        books.move(books.only("PROPOSED"), "dismiss").expect(200);
        assertThat(books.listed("PROPOSED")).isEmpty();
        search(books, 0);
        assertThat(books.listed("DISMISSED")).hasSize(1);
    }

    @Test
    void showsWhatIsInTransitAndItsSumIsTheClearingAccounts() {
        TransferBooks books = books();
        books.person()
                .post(books.giro().path("/rules"), Map.of("contains", "POT", "transfer", true))
                .expect(201);
        TransferBooks.told(books.giro(), OUT, "1/18/2026 -25.00 Pot of honey");
        assertThat(transit(books, "?limit=1").at("/items/0/amount/amount").asString())
                .isEqualTo("100.00");
        assertThat(transit(books, "").at("/sums/0/amount").asString())
                .isEqualTo("125.00")
                .isEqualTo(books.balances().get("1090"));
        String next = transit(books, "?limit=1").path("next").asString();
        assertThat(transit(books, "?limit=1&cursor=" + next)
                        .at("/items/0/amount/amount")
                        .asString())
                .isEqualTo("25.00");

        TransferBooks.told(books.savings(), IN);
        String id = books.only("PROPOSED");
        assertThat(books.listed("PROPOSED").toString()).contains("one side stands on the clearing account");
        books.move(id, "accept").expect(200);
        assertThat(transit(books, "").path("items").size()).isEqualTo(1);
        assertThat(transit(books, "").at("/sums/0/amount").asString())
                .isEqualTo("25.00")
                .isEqualTo(books.balances().get("1090"));
        books.move(id, "unmatch").expect(200);
        assertThat(books.balances()).isEqualTo(Map.of("1090", "125.00", "4900", "-100.00"));
    }

    @Test
    void isLeftWhereItIsByRulesAppliedToThePast() {
        TransferBooks books = books();
        Answer rule = books.person()
                .post(books.giro().path("/rules"), Map.of("contains", "POT", "transfer", true))
                .expect(201);
        TransferBooks.told(books.giro(), OUT);
        TransferBooks.told(books.savings(), IN);
        String id = books.only("PROPOSED");
        books.move(id, "accept").expect(200);
        books.person()
                .with("If-Match", rule.header("ETag"))
                .delete(books.giro().path("/rules/" + rule.text("id")))
                .expect(204);

        assertThat(wouldMove(books)).isZero();
        books.move(id, "unmatch").expect(200);
        assertThat(wouldMove(books)).isEqualTo(1);
    }

    private static int wouldMove(TransferBooks books) {
        return books.person()
                .post(books.giro().path("/rules/applications"), Map.of("dryRun", true))
                .expect(200)
                .json()
                .at("/outcome/toMove")
                .asInt();
    }

    @Test
    void refusesWhatIsLockedInWords() throws SQLException {
        TransferBooks books = books();
        TransferBooks.told(books.giro(), OUT, "2/15/2026 -20.00 Twenty out");
        TransferBooks.told(books.savings(), IN, "2/15/2026 20.00 Twenty in");
        String matched = books.listed("PROPOSED").getLast().path("id").asString();
        books.move(matched, "accept").expect(200);
        Map<String, String> before = books.balances();
        try (Connection superuser = database().asSuperuser();
                Statement statement = superuser.createStatement()) {
            statement.execute(
                    "insert into ledger.period_lock values ('" + books.giro().org() + "', date '2026-02-28')");
        }

        books.move(matched, "unmatch").expectProblem(409, "period-locked");
        books.move(books.only("PROPOSED"), "accept").expectProblem(409, "period-locked");
        assertThat(books.balances()).isEqualTo(before);
        assertThat(books.listed("MATCHED")).hasSize(1);
    }

    private static JsonNode transit(TransferBooks books, String query) {
        return books.person().get(books.path("/in-transit" + query)).expect(200).json();
    }

    private static void search(TransferBooks books, int found) {
        assertThat(books.person()
                        .post(books.path("/search"), Map.of("from", "2026-01-01", "to", "2026-02-28"))
                        .expect(200)
                        .json()
                        .path("proposals")
                        .asInt())
                .isEqualTo(found);
    }

    private TransferBooks books() {
        return TransferBooks.of(client().register());
    }
}
