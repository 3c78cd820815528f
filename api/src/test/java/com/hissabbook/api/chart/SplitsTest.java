package com.hissabbook.api.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.hissabbook.ApiClient;
import com.hissabbook.ApiClient.Answer;
import com.hissabbook.api.imports.Books;
import com.hissabbook.api.imports.SampleOfx;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** One line on several accounts, by hand and by rule, as a program outside sees it. */
class SplitsTest extends PastTest {

    private Books books = new Books(client(), "", "");
    private ApiClient owner = client();

    @BeforeEach
    void register() {
        books = books(1, 1);
        owner = books.person();
    }

    @Test
    void sharesOutMovesToOneAccountAndLifts() {
        String classification = classification(books, first());
        JsonNode before = owner.get(classification).expect(200).json();

        Answer chosen = owner.with("If-Match", "\"v0\"")
                .put(classification, Map.of("split", List.of(percent("6050", "33.3333"), percent("6100", "66.6667"))))
                .expect(200);
        assertThat(chosen.json().path("accountId").isMissingNode()).isTrue();
        assertThat(chosen.json().path("split").values().stream()
                        .map(part -> part.path("percent").asString()))
                .containsExactlyInAnyOrder("33.3333", "66.6667");
        assertThat(owner.get(classification).json()).isEqualTo(chosen.json());
        JsonNode entries =
                owner.get(books.path("/transactions/" + first())).json().path("entries");
        assertThat(entries.values().stream().map(entry -> entry.path("kind").asString()))
                .containsExactly("ORIGINAL", "ORIGINAL", "RECLASSIFICATION", "RECLASSIFICATION", "RECLASSIFICATION");

        Answer rule = owner.post(classification + "/rule", Map.of()).expect(201);
        assertThat(rule.json().path("split")).isEqualTo(chosen.json().path("split"));
        assertThat(owner.get(rule.header("Location")).json()).isEqualTo(rule.json());
        Answer moved = owner.with("If-Match", chosen.header("ETag"))
                .put(classification, Map.of("accountId", account(books, "6050")))
                .expect(200);
        Answer lifted = owner.with("If-Match", moved.header("ETag")).delete(classification);
        assertThat(lifted.expect(200).json().path("accountId")).isEqualTo(before.path("accountId"));
    }

    @Test
    void refusesAccountsThatTakeNoPart() {
        String classification = classification(books, first());
        ApiClient editor = owner.with("If-Match", "\"v0\"");

        refused(
                editor,
                classification,
                List.of(rest("6050"), Map.of("accountId", UUID.randomUUID(), "amount", money("0.01"))),
                422,
                "unknown-account");
        refused(
                editor,
                classification,
                List.of(rest("6050"), Map.of("accountId", books.ledger(), "amount", money("0.01"))),
                422,
                "money-account");
        editor.put(classification, Map.of("accountId", account(books, "6050"), "split", List.of()))
                .expectProblem(400, "invalid-request");
    }

    @Test
    void refusesWhatDoesNotAddUpAndNamesThePlace() {
        String classification = classification(books, first());
        ApiClient editor = owner.with("If-Match", "\"v0\"");

        refused(editor, classification, List.of(percent("6050", "40"), percent("6100", "59")), 422, "invalid-split");
        refused(editor, classification, List.of(percent("6050", "40")), 422, "invalid-split");
        refused(
                editor,
                classification,
                List.of(amount("6050", "1.00"), amount("6100", "1.00")),
                422,
                "split-does-not-fit");
        refused(
                editor,
                classification,
                List.of(Map.of("percent", "50"), percent("6100", "50")),
                400,
                "invalid-request");
        refused(
                editor,
                classification,
                List.of(percent("6050", "fifty"), percent("6100", "50")),
                400,
                "invalid-request");
        refused(editor, classification, List.of(rest("6050"), amount("6100", "0.001")), 400, "invalid-request");
        refused(
                editor,
                classification,
                List.of(rest("6050"), Map.of("accountId", books.ledger(), "percent", "1")),
                422,
                "invalid-split");
        assertThat(owner.get(classification).json().path("etag").asString()).isEqualTo("\"v0\"");
    }

    @Test
    void rulesShareOutAreTriedOnHistoryAppliedToItAndKeepTheirAccountsInUse() {
        List<Map<String, Object>> parts = List.of(percent("6050", "20"), percent("6100", "80"));
        Map<String, Object> rule = Map.of("contains", "Shop", "split", parts);
        JsonNode tried = owner.post(
                        books.path("/rules/back-test"),
                        Map.of("rules", List.of(Map.of("rule", rule)), "from", "2026-01-01", "to", "2026-12-31"))
                .expect(200)
                .json();
        assertThat(tried.path("changed").asInt()).isOne();
        assertThat(tried.path("moves").path(0).path("toSplit").size()).isEqualTo(2);
        assertThat(tried.path("effects").size()).isEqualTo(3);

        owner.post(books.path("/rules"), rule).expect(201);
        Answer applied = applied(books);
        assertThat(applied.text("state")).isEqualTo("COMPLETED");
        assertThat(applied.json()
                        .path("outcome")
                        .path("moves")
                        .path(0)
                        .path("toSplit")
                        .size())
                .isEqualTo(2);
        assertThat(applied.json().path("outcome").path("effects").size()).isEqualTo(3);
        assertThat(owner.get(classification(books, first()))
                        .json()
                        .path("split")
                        .size())
                .isEqualTo(2);
        String utilities = books.path("/accounts/" + account(books, "6050"));
        JsonNode one = owner.get(utilities).json();
        owner.with("If-Match", one.path("etag").asString())
                .put(utilities, Map.of("name", "Utilities", "archived", true))
                .expectProblem(409, "account-has-rules");
        books.imported(SampleOfx.statement("EUR", 3, 7), Map.of());
        assertThat(balances(books)).containsKeys("6050", "6100");
    }

    @Test
    void manyAreSharedOutAtOnce() {
        Map<String, Object> wish = Map.of(
                "transactionIds", List.of(first()), "split", List.of(percent("6050", "50"), percent("6100", "50")));
        String path = books.path("/transactions/classification");

        assertThat(owner.put(path, wish)
                        .expect(200)
                        .json()
                        .path("lines")
                        .path(0)
                        .path("outcome")
                        .asString())
                .isEqualTo("CHOSEN");
        assertThat(owner.put(path, wish)
                        .expect(200)
                        .json()
                        .path("lines")
                        .path(0)
                        .path("outcome")
                        .asString())
                .isEqualTo("ALREADY_SO");
    }

    private void refused(ApiClient editor, String path, List<Map<String, Object>> split, int status, String code) {
        editor.put(path, Map.of("split", split)).expectProblem(status, code);
    }

    private Map<String, Object> percent(String code, String percent) {
        return Map.of("accountId", account(books, code), "percent", percent);
    }

    private Map<String, Object> amount(String code, String amount) {
        return Map.of("accountId", account(books, code), "amount", money(amount));
    }

    private static Map<String, String> money(String amount) {
        return Map.of("amount", amount, "currency", "EUR");
    }

    private Map<String, Object> rest(String code) {
        return Map.of("accountId", account(books, code), "rest", true);
    }

    private String first() {
        return owner.get(books.path("/transactions"))
                .expect(200)
                .json()
                .path("items")
                .path(0)
                .path("id")
                .asString();
    }
}
