package com.hissabbook.api.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.hissabbook.ApiClient;
import com.hissabbook.ApiClient.Answer;
import com.hissabbook.ApiTest;
import com.hissabbook.api.imports.Books;
import com.hissabbook.api.imports.SampleOfx;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Why a transaction is on its account, and a person's choice of another, as a program outside sees it. */
class ClassificationTest extends ApiTest {

    private ApiClient owner = client();
    private Books books = new Books(owner, "", "");
    private String classification = "";
    private String transaction = "";

    @BeforeEach
    void importOne() {
        owner = client().register();
        books = Books.of(owner, "EUR");
        books.imported(SampleOfx.statement("EUR", 1, 1), Map.of());
        transaction = owner.get(books.path("/transactions"))
                .expect(200)
                .json()
                .path("items")
                .path(0)
                .path("id")
                .asString();
        classification = books.path("/transactions/" + transaction + "/classification");
    }

    @Test
    void choosesExplainsLiftsAndMakesARuleOfIt() {
        Answer before = owner.get(classification).expect(200);
        assertThat(before.text("by")).isEqualTo("DEFAULT");
        assertThat(before.header("ETag")).isEqualTo("\"v0\"");

        Answer chosen = owner.with("If-Match", "\"v0\"")
                .put(classification, Map.of("accountId", account("6050"), "note", "it is power"))
                .expect(200);
        assertThat(chosen.text("by")).isEqualTo("OVERRIDE");
        assertThat(chosen.text("code")).isEqualTo("6050");
        assertThat(chosen.json().path("override").path("note").asString()).isEqualTo("it is power");
        assertThat(owner.get(classification).json()).isEqualTo(chosen.json());

        JsonNode entries =
                owner.get(books.path("/transactions/" + transaction)).json().path("entries");
        assertThat(entries.values().stream().map(entry -> entry.path("kind").asString()))
                .containsExactly("ORIGINAL", "ORIGINAL", "RECLASSIFICATION", "RECLASSIFICATION");

        Answer rule = owner.post(classification + "/rule", Map.of()).expect(201);
        assertThat(rule.text("accountId")).isEqualTo(account("6050"));
        assertThat(owner.get(rule.header("Location")).json()).isEqualTo(rule.json());

        Answer lifted = owner.with("If-Match", chosen.header("ETag")).delete(classification);
        assertThat(lifted.expect(200).text("by")).isEqualTo("DEFAULT");
        assertThat(lifted.text("accountId")).isEqualTo(before.text("accountId"));
    }

    @Test
    void refusesWhatCannotBeChosen() {
        ApiClient editor = owner.with("If-Match", "\"v0\"");
        Map<String, String> choice = Map.of("accountId", account("6050"));

        owner.put(classification, choice).expectProblem(428, "if-match-required");
        owner.with("If-Match", "\"v7\"").put(classification, choice).expectProblem(412, "stale");
        editor.put(classification, Map.of("accountId", UUID.randomUUID())).expectProblem(422, "unknown-account");
        editor.put(classification, Map.of("accountId", books.ledger())).expectProblem(422, "money-account");
        editor.put(classification, Map.of("note", "nowhere")).expectProblem(400, "invalid-request");
        editor.put(classification, Map.of("accountId", account("6050"), "note", "x".repeat(501)))
                .expectProblem(422, "invalid-note");
        owner.post(classification + "/rule", Map.of()).expectProblem(409, "no-override");
        owner.addMember(books.org(), "VIEWER")
                .with("If-Match", "\"v0\"")
                .put(classification, choice)
                .expectProblem(403, "role-required");
        editor.put(classification, choice).expect(200);
        editor.put(classification, choice).expectProblem(412, "stale");
        owner.post(books.path("/entries/" + transaction + "/reversals"), Map.of())
                .expectProblem(409, "reclassified-transaction");
        owner.delete(books.path("/transactions/" + transaction)).expect(200);
        owner.with("If-Match", "\"v1\"").delete(classification).expectProblem(409, "voided-transaction");
    }

    @Test
    void triesTheRuleOfAChoiceOnHistoryBeforeItIsMade() {
        String backTest = classification + "/rule/back-test";
        owner.post(backTest, Map.of()).expectProblem(409, "no-override");
        owner.with("If-Match", "\"v0\"")
                .put(classification, Map.of("accountId", account("6050")))
                .expect(200);
        books.imported(SampleOfx.statement("EUR", 3, 1), Map.of());

        JsonNode tried =
                owner.post(backTest, Map.of("from", "2020-01-01")).expect(200).json();

        assertThat(tried.path("backTest").path("agreements").asInt())
                .as(tried.toString())
                .isOne();
        assertThat(owner.get(books.path("/rules")).json().path("items").size()).isZero();
        JsonNode made =
                owner.post(classification + "/rule", Map.of()).expect(201).json();
        assertThat(made.path("when")).isEqualTo(tried.path("when"));
    }

    @Test
    void triesRulesOnHistoryBeforeTheyAreSaved() {
        Map<String, Object> rule = Map.of(
                "when", Map.of("field", "source", "operator", "equals", "value", "OFX"), "accountId", account("6050"));
        Map<String, Object> days = Map.of("from", "2020-01-01", "to", "2019-01-01");

        Answer tried = owner.post(
                        books.path("/rules/back-test"),
                        Map.of("rules", List.of(Map.of("rule", rule)), "from", day(), "to", day()))
                .expect(200);

        assertThat(tried.json().path("changed").asInt()).isOne();
        assertThat(tried.json().path("moves").path(0).path("to").asString()).isEqualTo(account("6050"));
        assertThat(tried.json().path("examples").path(0).path("transactionId").asString())
                .isEqualTo(transaction);
        assertThat(owner.get(books.path("/rules")).json().path("items").size()).isZero();
        owner.post(books.path("/rules/back-test"), days).expectProblem(422, "invalid-range");
        Answer streamed = owner.with("Accept", "application/x-ndjson")
                .post(
                        books.path("/rules/back-test"),
                        Map.of("rules", List.of(Map.of("rule", rule)), "from", day(), "to", day()))
                .expect(200);
        assertThat(streamed.header("Content-Type")).startsWith("application/x-ndjson");
        assertThat(streamed.response().body().strip().lines()).hasSize(1);
        assertThat(streamed.json()).isEqualTo(tried.json());
        owner.with("Accept", "application/x-ndjson")
                .post(books.path("/rules/back-test"), days)
                .expectProblem(422, "invalid-range");
        owner.post(books.path("/rules/back-test"), "{\"rules\": [null]}").expectProblem(400, "invalid-request");
        owner.post(
                        books.path("/rules/back-test"),
                        Map.of("rules", List.of(Map.of("id", UUID.randomUUID(), "rule", rule))))
                .expectProblem(404, "not-found");
        owner.post(books.path("/rules"), "{\"contains\": \"tagged\", \"tags\": [null]}")
                .expectProblem(400, "invalid-request");
    }

    private String day() {
        return owner.get(books.path("/transactions/" + transaction)).text("date");
    }

    private String account(String code) {
        return owner.get(books.path("/accounts")).json().path("items").values().stream()
                .filter(account -> account.path("code").asString().equals(code))
                .map(account -> account.path("id").asString())
                .findFirst()
                .orElseThrow();
    }
}
