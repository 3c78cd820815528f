package com.hissabbook.api.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.hissabbook.ApiClient.Answer;
import com.hissabbook.api.imports.Books;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Merging an account with history into another, and charts from templates, as an accountant does it. */
class MergingAccountsTest extends PastTest {

    @Test
    void movesBalancesRulesAndChoicesAndTakesThemBack() {
        Books books = books(40, 1);
        Answer rule = rule(books, "SHOP 3", "6300");
        applied(books);
        String chosen = spentAt(books, "Shop 4").getFirst();
        choose(books, chosen, "6300");
        byHand(books, "6300");
        Map<String, String> before = balances(books);

        assertThat(outcome(merge(books, "6300", Map.of("into", account(books, "6400"), "dryRun", true)), "toMove"))
                .isPositive();
        assertThat(balances(books)).isEqualTo(before);
        Answer done = settled(
                books,
                merge(books, "6300", Map.of("into", account(books, "6400")))
                        .expect(202)
                        .text("id"));

        assertThat(done.text("state")).isEqualTo("COMPLETED");
        Map<String, String> merged = new TreeMap<>(before);
        merged.put("6400", merged.remove("6300"));
        assertThat(balances(books)).isEqualTo(merged);
        assertThat(one(books, "6300").path("archived").asBoolean()).isTrue();
        String into = account(books, "6400");
        assertThat(books.person().get(rule.header("Location")).text("accountId"))
                .isEqualTo(into);
        assertThat(books.person().get(classification(books, chosen)).text("accountId"))
                .isEqualTo(into);
        assertThat(books.person()
                        .get(classification(books, spentAt(books, "Shop 3").getFirst()))
                        .text("accountId"))
                .isEqualTo(into);

        assertThat(undone(books, done.text("id")).text("state")).isEqualTo("UNDONE");
        assertThat(balances(books)).isEqualTo(before);
        assertThat(one(books, "6300").path("archived").asBoolean()).isFalse();
        assertThat(books.person().get(classification(books, chosen)).text("accountId"))
                .isEqualTo(account(books, "6300"));
    }

    @Test
    void whatIsLockedMovesOnTheFirstOpenDay() throws SQLException {
        Books books = books(40, 2);
        rule(books, "SHOP 3", "6300");
        applied(books);
        Map<String, String> now = balances(books);
        Map<String, String> then = balances(books, "?asOf=2026-01-04");
        lock(books, "2026-01-04");

        settled(
                books,
                merge(books, "6300", Map.of("into", account(books, "6400")))
                        .expect(202)
                        .text("id"));

        assertThat(balances(books, "?asOf=2026-01-04")).isEqualTo(then);
        now.put("6400", now.remove("6300"));
        assertThat(balances(books)).isEqualTo(now);
    }

    @Test
    void isTakenBackThoughItsImportWasUndoneAndBroughtBackAndThePeriodLocked() throws SQLException {
        Books books = books(40, 3);
        rule(books, "SHOP 3", "6300");
        applied(books);
        Map<String, String> before = balances(books);
        String merged = merge(books, "6300", Map.of("into", account(books, "6400")))
                .expect(202)
                .text("id");
        settled(books, merged);
        importMoves(books, imported(books), "undo");
        lock(books, "2026-01-04");
        importMoves(books, imported(books), "redo");
        assertThat(balances(books)).containsKey("6400").isNotEqualTo(before);

        assertThat(outcome(undone(books, merged), "kept")).isZero();

        assertThat(balances(books)).isEqualTo(before);
    }

    @Test
    void refusesWhatDoesNotFit() {
        Books books = Books.of(client().register(), "EUR");
        merge(books, "6300", Map.of("into", account(books, "6300"))).expectProblem(422, "same-account");
        merge(books, "6300", Map.of("into", UUID.randomUUID())).expectProblem(422, "unknown-account");
        merge(books, "6300", Map.of("into", account(books, "4000"))).expectProblem(422, "account-type");
        merge(books, "6300", Map.of("into", account(books, "6900"))).expectProblem(409, "account-has-role");
        merge(books, "1090", Map.of("into", account(books, "1010"))).expectProblem(409, "account-has-role");
        merge(books, "1010", Map.of("into", books.ledger())).expectProblem(409, "account-has-role");
        merge(books, "6300", Map.of()).expectProblem(400, "invalid-request");

        settled(
                books,
                merge(books, "6300", Map.of("into", account(books, "6400")))
                        .expect(202)
                        .text("id"));
        merge(books, "6400", Map.of("into", account(books, "6300"))).expectProblem(409, "cyclic-merge");
        merge(books, "6500", Map.of("into", account(books, "6300"))).expectProblem(422, "archived-account");
    }

    @Test
    void addsFromATemplateWhatIsMissingOnce() {
        Books books = Books.of(client().register(), "EUR");
        String route = books.path("/accounts/from-template");
        List<String> templates =
                books.person().get(books.path("/accounts/templates")).expect(200).json().path("items").values().stream()
                        .map(template -> template.path("template").asString())
                        .toList();
        assertThat(templates).containsExactly("personal", "sole-trader", "small-company");

        for (String template : templates) {
            Map<String, String> wish = Map.of("template", template);
            assertThat(books.person().post(route, wish).expect(200).json().path("added"))
                    .isNotEmpty();
            assertThat(books.person().post(route, wish).expect(200).json().path("added"))
                    .isEmpty();
        }
        assertThat(one(books, "3010").path("type").asString()).isEqualTo("EQUITY");
        books.person().post(route, Map.of("template", "circus")).expectProblem(422, "unknown-template");
        books.person().post(route, Map.of()).expectProblem(400, "invalid-request");
    }

    private static JsonNode one(Books books, String code) {
        return books.person()
                .get(books.path("/accounts/" + account(books, code)))
                .expect(200)
                .json();
    }

    private static void byHand(Books books, String code) {
        Map<String, String> amount = Map.of("amount", "7.00", "currency", "EUR");
        books.person()
                .post(
                        books.path("/transactions"),
                        Map.of(
                                "date", "2026-01-05",
                                "description", "By hand",
                                "entries",
                                        List.of(
                                                Map.of("accountId", account(books, code), "debit", amount),
                                                Map.of("accountId", account(books, "1010"), "credit", amount))))
                .expect(201);
    }
}
