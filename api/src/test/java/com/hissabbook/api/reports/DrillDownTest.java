package com.hissabbook.api.reports;

import static org.assertj.core.api.Assertions.assertThat;

import com.hissabbook.ApiClient;
import com.hissabbook.ApiTest;
import com.hissabbook.api.imports.Books;
import com.hissabbook.api.imports.SampleOfx;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** From a figure of a report to the line of the file, as a person clicks: by nothing but the links of each answer. */
class DrillDownTest extends ApiTest {

    private static final String FILE = SampleOfx.statement("EUR", 40, 5);

    private ApiClient owner = client();
    private Books books = new Books(owner, "", "");

    @BeforeEach
    void imported() {
        owner = client().register();
        books = Books.of(owner, "EUR");
        var imported = books.imported(FILE, Map.of());
        assertThat(imported.text("state")).as(imported.response().body()).isEqualTo("COMPLETED");
    }

    @Test
    void everyFigureOfTheTrialBalanceLeadsToThePostingsItIsTheSumOf() {
        JsonNode report = read(books.path("/reports/trial-balance?asOf=2026-12-31"));

        assertThat(report.path("rows")).hasSize(3);
        report.path("rows").forEach(row -> {
            List<JsonNode> postings = postings(row.at("/links/postings").asString());
            assertThat(sum(postings, "debit")).isEqualByComparingTo(decimal(row.path("debit")));
            assertThat(sum(postings, "credit")).isEqualByComparingTo(decimal(row.path("credit")));
        });
        assertThat(report.at("/totals/0/balanced").asBoolean()).isTrue();
        assertThat(report.at("/totals/0/debit")).isEqualTo(report.at("/totals/0/credit"));
    }

    @Test
    void everyFigureOfTheProfitAndLossLeadsToTheLinesOfTheFile() {
        JsonNode report = read(books.path("/reports/profit-and-loss?from=2026-01&to=2026-02"));

        List<JsonNode> postings = new ArrayList<>();
        report.path("rows")
                .forEach(row -> row.path("months").forEach(figure -> {
                    List<JsonNode> behind =
                            postings(figure.at("/links/postings").asString());
                    BigDecimal debits = sum(behind, "debit").subtract(sum(behind, "credit"));
                    boolean income = row.at("/account/type").asString().equals("INCOME");
                    assertThat(income ? debits.negate() : debits).isEqualByComparingTo(decimal(figure.path("amount")));
                    postings.addAll(behind);
                }));

        assertThat(postings).as("one per line of the file").hasSize(40);
        postings.forEach(this::leadsToTheFile);
    }

    private void leadsToTheFile(JsonNode posting) {
        JsonNode entry = read(posting.at("/links/entry").asString());
        assertThat(entry.path("day")).isEqualTo(posting.path("day"));
        assertThat(entry.path("postings")).hasSize(2);
        assertThat(entry.at("/links/transaction")).isEqualTo(posting.at("/links/transaction"));

        JsonNode transaction = read(posting.at("/links/transaction").asString());
        assertThat(transaction.path("entries")).hasSize(2);
        assertThat(transaction.path("source").asString()).isEqualTo("BANK");

        JsonNode line = read(transaction.at("/line/link").asString());
        assertThat(line.path("transactionId")).isEqualTo(transaction.path("id"));
        assertThat(line.path("fileName")).isEqualTo(transaction.at("/line/fileName"));
        assertThat(line.path("fileLine")).isEqualTo(transaction.at("/line/fileLine"));
        assertThat(decimal(line.path("amount"))).isEqualByComparingTo(decimal(transaction.path("amount")));
        String inTheFile = FILE.lines()
                .skip(line.path("fileLine").asInt() - 1L)
                .findFirst()
                .orElseThrow();
        assertThat(inTheFile)
                .contains(
                        line.path("raw").asString().strip().lines().findFirst().orElseThrow());
        assertThat(inTheFile).contains(transaction.path("bankId").asString());
    }

    @Test
    void listsWhatTheBankToldNewestFirst() {
        List<JsonNode> all = pages(books.path("/transactions?ledger=" + books.ledger() + "&limit=7"));

        assertThat(all).hasSize(40);
        assertThat(all).extracting(one -> one.path("date").asString()).isSortedAccordingTo((a, b) -> b.compareTo(a));
        assertThat(pages(books.path("/transactions?q=PURCHASE%2017&limit=7"))).hasSize(1);
        assertThat(pages(books.path("/transactions?from=2026-01-02&to=2026-01-03&limit=7")))
                .hasSize(10);
    }

    @Test
    void refusesDaysMonthsAndCurrenciesThatAreNone() {
        for (String query : List.of(
                "/reports/trial-balance?asOf=2026-02-30",
                "/reports/trial-balance?asOf=%2B99999-01-01",
                "/reports/profit-and-loss?from=2026-13",
                "/accounts/" + books.ledger() + "/postings?currency=XXX",
                "/accounts/" + books.ledger() + "/postings?cursor=abc",
                "/transactions?from=yesterday",
                "/transactions?limit=0",
                "/transactions?q=" + "x".repeat(201))) {
            owner.get(books.path(query)).expectProblem(400, "invalid-request");
        }
        owner.get(books.path("/reports/profit-and-loss?from=2026-03&to=2026-01"))
                .expectProblem(422, "invalid-months");
    }

    private JsonNode read(String link) {
        return owner.get(link).expect(200).json();
    }

    private List<JsonNode> postings(String link) {
        return pages(link + "&limit=7");
    }

    private List<JsonNode> pages(String link) {
        List<JsonNode> all = new ArrayList<>();
        JsonNode page = read(link);
        page.path("items").forEach(all::add);
        while (page.has("next")) {
            page = read(link + "&cursor=" + page.path("next").asString());
            page.path("items").forEach(all::add);
        }
        return all;
    }

    private static BigDecimal sum(List<JsonNode> postings, String side) {
        return postings.stream()
                .filter(posting -> posting.has(side))
                .map(posting -> decimal(posting.path(side)))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal decimal(JsonNode money) {
        return new BigDecimal(money.path("amount").asString());
    }
}
