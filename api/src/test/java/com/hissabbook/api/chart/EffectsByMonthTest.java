package com.hissabbook.api.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.hissabbook.ApiClient.Answer;
import com.hissabbook.api.imports.Books;
import com.hissabbook.api.imports.SampleOfx;
import com.hissabbook.classification.MergeAccounts;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What a preview tells of profit and loss is what the months show afterwards, whatever is locked, or nothing is done. */
class EffectsByMonthTest extends PastTest {

    private static final String EFFECTS = "/outcome/effects";
    private static final String JANUARY = "2026-01";
    private static final String FEBRUARY = "2026-02";

    @Test
    void rulesCountWhereTheirLinesWereBookedAndTellTheLinesMonthBeside() throws SQLException {
        Books books = Books.of(client().register(), "EUR");
        lock(books, "2026-01-31");
        books.imported(SampleOfx.statement("EUR", 200, 11), Map.of());
        rule(books, "SHOP 3", "6050");
        Map<String, BigDecimal> before = profitAndLoss(books);

        JsonNode told = dryRun(books).json().at(EFFECTS);
        Answer done = applied(books);

        assertThat(each(told, "month")).containsOnly(FEBRUARY);
        assertThat(each(told, "lineMonth")).contains(JANUARY, FEBRUARY);
        assertThat(done.json().at(EFFECTS)).isEqualTo(told);
        assertThat(change(before, profitAndLoss(books))).isEqualTo(sums(told)).isNotEmpty();
    }

    @Test
    void aPeriodLockedSinceThePreviewIsAskedAboutWithTheNewPlan() throws SQLException {
        Books books = spentOn6300(21);
        Map<String, BigDecimal> before = profitAndLoss(books);
        Map<String, String> wish = Map.of("into", account(books, "6400"));
        JsonNode seen = merge(books, "6300", Map.of("into", account(books, "6400"), "dryRun", true))
                .expect(200)
                .json();
        assertThat(each(seen.at(EFFECTS), "month")).contains(JANUARY);
        lock(books, "2026-01-31");

        JsonNode plan = merge(books, "6300", with(wish, seen))
                .expectProblem(409, "plan-changed")
                .json()
                .path("plan");

        assertThat(profitAndLoss(books)).isEqualTo(before);
        assertThat(books.person()
                        .get(books.path("/accounts/" + account(books, "6300")))
                        .json()
                        .path("archived")
                        .asBoolean())
                .isFalse();
        assertThat(books.person()
                        .get(books.path(APPLICATIONS))
                        .json()
                        .path("items")
                        .size())
                .isOne();
        assertThat(each(plan.at(EFFECTS), "month")).containsOnly(FEBRUARY);
        assertThat(each(plan.at(EFFECTS), "lineMonth")).contains(JANUARY, FEBRUARY);
        merge(books, "6300", with(wish, seen)).expectProblem(409, "plan-changed");
        Answer done = settled(
                books, merge(books, "6300", with(wish, plan)).expect(202).text("id"));
        assertThat(done.json().at(EFFECTS)).isEqualTo(plan.at(EFFECTS));
        assertThat(change(before, profitAndLoss(books)))
                .isEqualTo(sums(plan.at(EFFECTS)))
                .isNotEmpty();
    }

    @Test
    void rulesWhoseLinesWereLockedSinceThePreviewAreToldAnew() throws SQLException {
        Books books = books(200, 31);
        rule(books, "SHOP 3", "6050");
        JsonNode seen = dryRun(books).json();
        Map<String, BigDecimal> before = profitAndLoss(books);
        lock(books, "2026-01-31");
        String path = books.path(APPLICATIONS);
        Map<String, Long> wish =
                Map.of("rulesVersion", seen.path("rulesVersion").asLong());

        JsonNode plan = books.person()
                .post(path, with(wish, seen))
                .expectProblem(409, "plan-changed")
                .json()
                .path("plan");

        assertThat(plan.at("/outcome/locked").asInt()).isPositive();
        assertThat(each(plan.at(EFFECTS), "month")).containsOnly(FEBRUARY);
        Answer done = settled(
                books, books.person().post(path, with(wish, plan)).expect(202).text("id"));
        assertThat(change(before, profitAndLoss(books)))
                .isEqualTo(sums(done.json().at(EFFECTS)))
                .isEqualTo(sums(plan.at(EFFECTS)));
    }

    @Test
    void aPeriodLockedOnceItIsRunningMovesWhatIsToldWithTheEntries() throws SQLException {
        Books books = spentOn6300(41);
        Map<String, BigDecimal> before = profitAndLoss(books);
        UUID id = begun(books, merging(books));
        lock(books, "2026-01-31");

        sweepIn(id, "0 seconds");
        JsonNode told = settled(books, id.toString()).json().at(EFFECTS);

        assertThat(each(told, "month")).containsOnly(FEBRUARY);
        assertThat(change(before, profitAndLoss(books))).isEqualTo(sums(told)).isNotEmpty();
    }

    @Test
    void aPeriodReopenedOnceItIsRunningLeavesTheEntriesOnTheDaysAgreedTo() throws SQLException {
        Books books = spentOn6300(51);
        Map<String, BigDecimal> before = profitAndLoss(books);
        lock(books, "2026-01-31");
        UUID id = begun(books, merging(books));
        unlock(books);

        sweepIn(id, "0 seconds");
        JsonNode told = settled(books, id.toString()).json().at(EFFECTS);

        assertThat(each(told, "month")).containsOnly(FEBRUARY);
        assertThat(change(before, profitAndLoss(books))).isEqualTo(sums(told)).isNotEmpty();
    }

    private Books spentOn6300(long seed) {
        Books books = books(200, seed);
        rule(books, "SHOP 3", "6300");
        applied(books);
        return books;
    }

    private static MergeAccounts merging(Books books) {
        return new MergeAccounts(
                UUID.fromString(account(books, "6300")), UUID.fromString(account(books, "6400")), Optional.empty());
    }

    private static Map<String, Object> with(Map<String, ?> wish, JsonNode plan) {
        var agreed = new TreeMap<String, Object>(wish);
        agreed.put("planHash", plan.path("planHash").asString());
        return agreed;
    }

    private static List<String> each(JsonNode effects, String field) {
        return effects.valueStream().map(one -> one.path(field).asString()).toList();
    }

    /** By month and account, more debit is positive. */
    private static Map<String, BigDecimal> sums(JsonNode effects) {
        var sums = new TreeMap<String, BigDecimal>();
        for (JsonNode one : effects) {
            sums.merge(
                    one.path("month").asString() + " " + one.path("accountId").asString(),
                    new BigDecimal(one.at("/change/amount").asString()),
                    BigDecimal::add);
        }
        sums.values().removeIf(sum -> sum.signum() == 0);
        return sums;
    }

    private static Map<String, BigDecimal> profitAndLoss(Books books) {
        var figures = new TreeMap<String, BigDecimal>();
        for (JsonNode row : books.person()
                .get(books.path("/reports/profit-and-loss?from=2026-01&to=2026-03"))
                .expect(200)
                .json()
                .path("rows")) {
            boolean income = row.at("/account/type").asString().equals("INCOME");
            for (JsonNode month : row.path("months")) {
                var amount = new BigDecimal(month.at("/amount/amount").asString());
                figures.put(
                        month.path("month").asString() + " "
                                + row.at("/account/id").asString(),
                        income ? amount.negate() : amount);
            }
        }
        return figures;
    }

    private static Map<String, BigDecimal> change(Map<String, BigDecimal> before, Map<String, BigDecimal> after) {
        var change = new TreeMap<>(after);
        before.forEach((where, amount) -> change.merge(where, amount.negate(), BigDecimal::add));
        change.values().removeIf(amount -> amount.signum() == 0);
        return change;
    }
}
