package com.hissabbook.api.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.hissabbook.ApiClient;
import com.hissabbook.ApiTest;
import com.hissabbook.api.imports.Books;
import com.hissabbook.api.imports.SampleOfx;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What the organisation did with lines like these; nothing follows until a person takes it. */
class SuggestionsTest extends ApiTest {

    private ApiClient owner = client();
    private Books books = new Books(owner, "", "");

    @BeforeEach
    void openBooks() {
        owner = client().register();
        books = Books.of(owner, "EUR");
    }

    @Test
    void suggestsWhatWasDoneWithLinesLikeItAndShowsThem() {
        owner.post(books.path("/rules"), Map.of("contains", "city lettings", "accountId", account("6000")))
                .expect(201);
        imported(
                line(1, "City Lettings rent January"), line(2, "City Lettings rent February"), line(3, "Bakery Green"));
        String rule = books.path("/rules/" + ruleId());
        owner.with("If-Match", owner.get(rule).header("ETag")).delete(rule).expect(204);
        imported(line(4, "City Lettings rent March"), line(5, "Harbour dues"));

        List<JsonNode> found = suggestions("?minConfidence=30");

        assertThat(found).hasSize(1);
        JsonNode rent = found.getFirst();
        assertThat(rent.path("accountId").asString()).isEqualTo(account("6000"));
        assertThat(rent.path("confidence").asInt()).isBetween(30, 99);
        assertThat(rent.path("words").toString())
                .contains("CITY", "LETTINGS", "RENT")
                .doesNotContain("MARCH");
        assertThat(rent.path("alike").size()).isEqualTo(2);
        String classification = rent.path("classification").asString();
        assertThat(owner.get(classification).text("by")).isEqualTo("DEFAULT");

        owner.with("If-Match", owner.get(classification).header("ETag"))
                .put(classification, Map.of("accountId", rent.path("accountId").asString()))
                .expect(200);
        assertThat(suggestions("?minConfidence=30")).isEmpty();
    }

    @Test
    void learnsFromAPersonsChoiceAndIsLessSureOfOneLookAlikeThanOfMany() {
        imported(line(1, "Harbour dues berth"), line(2, "Harbour dues berth"), line(3, "Fish market"));
        choose(transactions().get(2), "6300");

        JsonNode one = suggestions("").getFirst();
        assertThat(one.path("confidence").asInt()).isEqualTo(67);
        assertThat(one.path("accountId").asString()).isEqualTo(account("6300"));

        choose(one.path("transactionId").asString(), "6300");
        imported(line(4, "Harbour dues berth"));
        assertThat(suggestions("").getFirst().path("confidence").asInt()).isGreaterThan(67);
        assertThat(suggestions("?minConfidence=90")).isEmpty();
    }

    @Test
    void appliesWhatIsSureEnoughByItselfOnceTheOrganisationSaysSo() {
        imported(line(1, "Harbour dues berth"), line(2, "Harbour dues berth"), line(3, "Harbour dues berth"));
        transactions().forEach(one -> choose(one, "6300"));
        String settings = books.path("/suggestions/settings");
        imported(line(4, "Harbour dues berth"));
        assertThat(owner.get(classification(0)).text("by")).isEqualTo("DEFAULT");

        owner.with("If-Match", "\"v0\"")
                .put(settings, Map.of("automaticFrom", 100))
                .expectProblem(422, "invalid-automatic-from");
        owner.put(settings, Map.of("automaticFrom", 70)).expectProblem(428, "if-match-required");
        var written = owner.with("If-Match", "\"v0\"")
                .put(settings, Map.of("automaticFrom", 70))
                .expect(200);
        assertThat(owner.get(settings).json()).isEqualTo(written.json());
        owner.with("If-Match", "\"v0\"").put(settings, Map.of()).expectProblem(412, "stale");
        imported(line(5, "Harbour dues berth"), line(6, "Fish market"));

        JsonNode guessed = owner.get(classification(1)).json();
        assertThat(guessed.path("by").asString()).isEqualTo("SUGGESTION");
        assertThat(guessed.path("accountId").asString()).isEqualTo(account("6300"));
        assertThat(guessed.path("byRules").path("confidence").asInt()).isBetween(70, 99);
        assertThat(guessed.path("reason").asString()).contains("lines like it stand there (confidence");
        assertThat(owner.get(classification(0)).text("by")).isEqualTo("DEFAULT");
        assertThat(owner.post(books.path("/rules/applications"), Map.of("dryRun", true))
                        .expect(200)
                        .json()
                        .at("/outcome/toMove")
                        .asInt())
                .as("rules that know nothing of it leave it")
                .isZero();

        owner.with("If-Match", written.header("ETag")).put(settings, Map.of()).expect(200);
        imported(line(7, "Harbour dues berth"));
        assertThat(owner.get(classification(0)).text("by")).isEqualTo("DEFAULT");
    }

    /** Of the newest transactions the n-th. */
    private String classification(int n) {
        return books.path("/transactions/" + transactions().get(n) + "/classification");
    }

    @Test
    void moneyThatComesInIsNotComparedWithMoneyThatGoesOut() {
        imported(
                line(1, "Harbour dues"),
                line(2, "Harbour dues").replace("-2.00", "2.00").replace("DEBIT", "CREDIT"));
        choose(transactions().get(1), "6300");

        assertThat(suggestions("")).isEmpty();
    }

    @Test
    void neverLearnsFromAnotherOrganisation() {
        imported(line(1, "Harbour dues"), line(2, "Harbour dues"));
        choose(transactions().get(1), "6300");
        assertThat(suggestions("")).hasSize(1);

        owner = client().register();
        books = Books.of(owner, "EUR");
        imported(line(1, "Harbour dues"));

        assertThat(suggestions("?minConfidence=0")).isEmpty();
        owner.get(books.path("/suggestions?minConfidence=101")).expectProblem(400, "invalid-request");
    }

    private void imported(String... lines) {
        books.imported(SampleOfx.around(String.join("", lines)), Map.of());
    }

    private void choose(String transaction, String code) {
        owner.with("If-Match", "\"v0\"")
                .put(books.path("/transactions/" + transaction + "/classification"), Map.of("accountId", account(code)))
                .expect(200);
    }

    private List<JsonNode> suggestions(String query) {
        return owner.get(books.path("/suggestions" + query))
                .expect(200)
                .json()
                .path("items")
                .valueStream()
                .toList();
    }

    /** Newest first. */
    private List<String> transactions() {
        JsonNode items = owner.get(books.path("/transactions?limit=500"))
                .expect(200)
                .json()
                .path("items");
        return IntStream.range(0, items.size())
                .mapToObj(n -> items.path(n).path("id").asString())
                .toList();
    }

    private String ruleId() {
        return owner.get(books.path("/rules")).json().at("/items/0/id").asString();
    }

    private String account(String code) {
        return owner.get(books.path("/accounts"))
                .json()
                .path("items")
                .valueStream()
                .filter(one -> one.path("code").asString().equals(code))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asString();
    }

    private static String line(int day, String name) {
        return "<STMTTRN><TRNTYPE>DEBIT<DTPOSTED>2026010%d<TRNAMT>-2.00<FITID>S%d<NAME>%s</STMTTRN>\n"
                .formatted(day, day, name);
    }
}
