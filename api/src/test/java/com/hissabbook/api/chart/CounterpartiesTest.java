package com.hissabbook.api.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.hissabbook.ApiClient.Answer;
import com.hissabbook.ApiTest;
import com.hissabbook.api.imports.Books;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Who was on the other side, by one name each. */
class CounterpartiesTest extends ApiTest {

    private static final String FILE = """
            Date,Text,Amount
            2026-01-13,SQ *BLUE BOTTLE 0423,-3.50
            2026-01-15,SQ *BLUE BOTTLE 0977,-4.50
            2026-01-20,BLUE BOTTLE CAFE LONDON GB,-5.00
            2026-01-31,AMZN Mktp US*2K4AB12C3,-20.00
            """;

    private static final String YEAR = "/counterparties?from=2026-01-01&to=2026-12-31";

    private Books books = new Books(client(), "", "");

    @BeforeEach
    void openBooks() {
        books = Books.of(client().register(), "EUR");
        books.imported(FILE, Map.of());
    }

    @Test
    void addsUpUnderNormalisedNamesAndKeepsTheBanksText() {
        Answer list = books.person().get(books.path(YEAR)).expect(200);

        assertThat(counts(list)).isEqualTo(Map.of("BLUE BOTTLE", 2, "BLUE BOTTLE CAFE", 1, "AMZN MKTP", 1));
        JsonNode first = list.json().at("/items/0");
        assertThat(first.path("name").asString()).isEqualTo("BLUE BOTTLE");
        assertThat(first.at("/sums/0/amount").asString()).isEqualTo("-8.00");
        assertThat(first.path("renamed").asBoolean()).isFalse();
        assertThat(names()).containsEntry("SQ *BLUE BOTTLE 0423", "BLUE BOTTLE");
    }

    @Test
    void callsSeveralByOneNameAndLetsThemGoAgain() {
        Answer named = call(etag(), List.of("BLUE BOTTLE", "BLUE BOTTLE CAFE"), "Blue Bottle Coffee")
                .expect(204);
        Answer list = books.person().get(books.path(YEAR)).expect(200);

        assertThat(list.header("ETag")).isEqualTo(named.header("ETag"));
        assertThat(counts(list)).isEqualTo(Map.of("Blue Bottle Coffee", 3, "AMZN MKTP", 1));
        assertThat(list.json().at("/items/0/keys")).hasSize(2);
        assertThat(list.json().at("/items/0/renamed").asBoolean()).isTrue();
        assertThat(names()).containsEntry("SQ *BLUE BOTTLE 0977", "Blue Bottle Coffee");
        String transaction = books.person()
                .get(books.path("/transactions"))
                .json()
                .at("/items/1/id")
                .asString();
        assertThat(books.person()
                        .get(books.path("/transactions/" + transaction))
                        .expect(200)
                        .text("counterpartyName"))
                .isEqualTo("Blue Bottle Coffee");

        call(etag(), List.of("BLUE BOTTLE CAFE"), null).expect(204);
        assertThat(counts(books.person().get(books.path(YEAR))))
                .isEqualTo(Map.of("Blue Bottle Coffee", 2, "BLUE BOTTLE CAFE", 1, "AMZN MKTP", 1));
    }

    @Test
    void aRuleSaysWhoItIsAndAPersonMaySayOtherwise() {
        Answer rule = books.person()
                .post(books.path("/rules"), Map.of("contains", "BLUE BOTTLE", "counterparty", "Coffee place"))
                .expect(201);
        assertThat(books.person().get(rule.header("Location")).text("counterparty"))
                .isEqualTo("Coffee place");
        books.imported("""
                Date,Text,Amount
                2026-02-13,SQ *BLUE BOTTLE 0424,-3.60
                2026-02-14,SQ *BLUE BOTTLE BAR 1,-9.00
                """, Map.of());

        assertThat(names()).containsEntry("SQ *BLUE BOTTLE 0424", "Coffee place");
        assertThat(counts(books.person().get(books.path(YEAR))))
                .isEqualTo(Map.of("BLUE BOTTLE", 2, "BLUE BOTTLE CAFE", 1, "AMZN MKTP", 1, "Coffee place", 2));
        call(etag(), List.of("BLUE BOTTLE"), "The Bottle").expect(204);
        assertThat(names())
                .containsEntry("SQ *BLUE BOTTLE 0424", "The Bottle")
                .containsEntry("SQ *BLUE BOTTLE BAR 1", "Coffee place");
        books.person()
                .post(books.path("/rules"), Map.of("contains", "BLUE", "counterparty", "x".repeat(201)))
                .expectProblem(422, "invalid-counterparty");
    }

    @Test
    void refusesWhatIsStaleOrNoKey() {
        String seen = etag();
        call(seen, List.of("AMZN MKTP"), "Amazon").expect(204);

        call(seen, List.of("AMZN MKTP"), "The river").expectProblem(412, "stale");
        call(etag(), List.of("amzn mktp us*2K4"), "Amazon").expectProblem(422, "not-a-counterparty");
        call(etag(), List.of(), "Amazon").expectProblem(400, "invalid-request");
        books.person()
                .put(books.path("/counterparties/names"), Map.of("keys", List.of("AMZN MKTP"), "name", "x"))
                .expectProblem(428, "if-match-required");
        books.person()
                .get(books.path("/counterparties?from=2020-01-01&to=2026-12-31"))
                .expectProblem(422, "too-many-days");
        assertThat(counts(books.person().get(books.path(YEAR)))).containsKey("Amazon");
    }

    private Answer call(String etag, List<String> keys, @Nullable String name) {
        Map<String, Object> body = new HashMap<>(Map.of("keys", keys));
        if (name != null) {
            body.put("name", name);
        }
        return books.person().with("If-Match", etag).put(books.path("/counterparties/names"), body);
    }

    private String etag() {
        return books.person().get(books.path(YEAR)).expect(200).header("ETag");
    }

    private static Map<String, Integer> counts(Answer list) {
        Map<String, Integer> counts = new TreeMap<>();
        list.json()
                .path("items")
                .forEach(one -> counts.put(
                        one.path("name").asString(), one.path("transactions").asInt()));
        return counts;
    }

    private Map<String, String> names() {
        Map<String, String> names = new TreeMap<>();
        books.person()
                .get(books.path("/transactions"))
                .expect(200)
                .json()
                .path("items")
                .forEach(one -> names.put(
                        one.path("description").asString(),
                        one.path("counterpartyName").asString()));
        return names;
    }
}
