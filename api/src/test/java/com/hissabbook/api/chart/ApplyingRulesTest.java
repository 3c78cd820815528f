package com.hissabbook.api.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hissabbook.ApiClient.Answer;
import com.hissabbook.api.imports.Books;
import com.hissabbook.banking.LineRange;
import com.hissabbook.classification.ApplyRules;
import com.hissabbook.kernel.TenantId;
import com.hissabbook.kernel.TenantScope;
import com.hissabbook.ledger.Journal;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** The rules in force applied to what is booked already, and taken back, as an accountant does it. */
class ApplyingRulesTest extends PastTest {

    @Autowired
    private Journal journal;

    @Autowired
    private TransactionTemplate transactions;

    @Test
    void appliesExactlyTheDryRunExplainsItAndTakesItBack() {
        Books books = books(60, 1);
        Map<String, String> imported = balances(books);
        String transaction = spentAt(books, "Shop 3").getFirst();
        rule(books, "SHOP 3", "6050");

        Answer plan = dryRun(books);
        assertThat(outcome(plan, "toMove")).isEqualTo(spentAt(books, "Shop 3").size());
        assertThat(plan.json().at("/outcome/effects").size()).isPositive();
        assertThat(balances(books)).isEqualTo(imported);
        assertThat(books.person()
                        .get(books.path(APPLICATIONS))
                        .json()
                        .path("items")
                        .size())
                .isZero();

        Answer done = applied(books);
        assertThat(done.text("state")).isEqualTo("COMPLETED");
        assertThat(outcome(done, "moved")).isEqualTo(outcome(plan, "toMove"));
        assertThat(done.json().at("/outcome/effects")).isEqualTo(plan.json().at("/outcome/effects"));
        assertThat(balances(books)).containsKey("6050").isNotEqualTo(imported);
        assertThat(outcome(dryRun(books), "toMove")).isZero();
        JsonNode why = books.person()
                .get(classification(books, transaction))
                .expect(200)
                .json();
        assertThat(why.path("by").asString()).isEqualTo("RULE");
        assertThat(why.path("ruleSetVersion").asLong())
                .isEqualTo(plan.json().path("rulesVersion").asLong());
        assertThat(why.at("/byRules/applicationId").asString()).isEqualTo(done.text("id"));
        assertThat(why.path("reason").asString()).contains(done.text("id")).contains("SHOP 3");

        Answer back = undone(books, done.text("id"));
        assertThat(back.text("state")).isEqualTo("UNDONE");
        assertThat(outcome(back, "reversed")).isEqualTo(outcome(plan, "toMove"));
        assertThat(balances(books)).isEqualTo(imported);
        assertThat(books.person().get(classification(books, transaction)).text("by"))
                .isEqualTo("DEFAULT");
    }

    @Test
    void refusesWhatIsNotTheDryRun() {
        Books books = books(20, 2);
        rule(books, "SHOP 3", "6050");
        JsonNode plan = dryRun(books).json();
        long version = plan.path("rulesVersion").asLong();
        Map<String, Object> wish = Map.of(
                "rulesVersion", version, "planHash", plan.path("planHash").asString());
        String path = books.path(APPLICATIONS);

        books.person().post(path, Map.of("rulesVersion", version)).expectProblem(400, "invalid-request");
        books.person().post(path, Map.of("planHash", "x")).expectProblem(400, "invalid-request");
        books.person()
                .post(path, Map.of("rulesVersion", version, "planHash", "x"))
                .expectProblem(409, "plan-changed");
        books.person()
                .post(path, Map.of("dryRun", true, "ledgerIds", Set.of(UUID.randomUUID())))
                .expectProblem(422, "unknown-ledger");
        books.person()
                .post(path, Map.of("dryRun", true, "ruleIds", Set.of(UUID.randomUUID())))
                .expectProblem(422, "unknown-rule");
        books.person()
                .post(path, Map.of("dryRun", true, "from", "2026-02-01", "to", "2026-01-01"))
                .expectProblem(422, "invalid-range");
        choose(books, spentAt(books, "Shop 3").getFirst(), "6300");
        books.person().post(path, wish).expectProblem(409, "plan-changed");
        rule(books, "SHOP 4", "6050");
        books.person().post(path, wish).expectProblem(409, "rules-changed");
        books.person().post(path + "/" + UUID.randomUUID() + "/undo", Map.of()).expectProblem(404, "not-found");
    }

    @Test
    void leavesWhatPeopleChoseWhatIsVoidAndWhatIsLocked() throws SQLException {
        Books books = books(70, 3);
        var mine = spentAt(books, "Shop 3");
        choose(books, mine.get(0), "6300");
        books.person().delete(books.path("/transactions/" + mine.get(1))).expect(200);
        lock(books, "2026-01-06");
        Map<String, String> locked = balances(books, "?asOf=2026-01-06");
        rule(books, "SHOP 3", "6050");

        Answer done = applied(books);

        assertThat(outcome(done, "overridden")).isOne();
        assertThat(outcome(done, "locked")).isPositive();
        assertThat(done.json().at("/outcome/lockedLines").size()).isEqualTo(outcome(done, "locked"));
        assertThat(outcome(done, "elsewhere")).isOne();
        assertThat(outcome(done, "moved") + outcome(done, "locked")).isEqualTo(mine.size() - 2);
        assertThat(balances(books, "?asOf=2026-01-06")).isEqualTo(locked);
    }

    @Test
    void anUndoRespectsWhatPeopleDecidedSince() {
        Books books = books(60, 4);
        var mine = spentAt(books, "Shop 3");
        rule(books, "SHOP 3", "6050");
        String done = applied(books).text("id");
        choose(books, mine.get(0), "6300");
        String chosen = balances(books).get("6300");

        Answer back = undone(books, done);

        assertThat(outcome(back, "kept")).isOne();
        assertThat(back.json().at("/outcome/keptLines/0/why").asString()).isEqualTo("CHOSEN");
        assertThat(back.json().at("/outcome/keptLines/0/line/transactionId").asString())
                .isEqualTo(mine.get(0));
        assertThat(outcome(back, "reversed")).isEqualTo(mine.size() - 1);
        assertThat(balances(books)).doesNotContainKey("6050").containsEntry("6300", chosen);
        Answer lifted = books.person()
                .with("If-Match", "\"v1\"")
                .delete(classification(books, mine.get(0)))
                .expect(200);
        assertThat(lifted.text("by")).isEqualTo("DEFAULT");
    }

    @Test
    void importsThatAreUndoneAndBroughtBackKeepWhatWasApplied() {
        Books books = books(40, 5);
        String imported = imported(books);
        Map<String, String> before = balances(books);
        rule(books, "SHOP 3", "6050");
        String first = applied(books).text("id");
        Map<String, String> after = balances(books);
        int mine = spentAt(books, "Shop 3").size();
        importMoves(books, imported, "undo");
        assertThat(balances(books)).isEmpty();
        JsonNode left = undone(books, first).json().path("outcome");
        assertThat(left.path("reversed").asInt()).isZero();
        assertThat(left.path("keptLines").size())
                .isEqualTo(left.path("kept").asInt())
                .isEqualTo(mine);
        assertThat(left.at("/keptLines/0/why").asString()).isEqualTo("KEPT");
        importMoves(books, imported, "redo");
        assertThat(balances(books)).isEqualTo(after);

        Books others = books(40, 5);
        rule(others, "SHOP 3", "6050");
        undone(others, applied(others).text("id"));
        String other = imported(others);
        importMoves(others, other, "undo");
        importMoves(others, other, "redo");
        assertThat(balances(others)).isEqualTo(before);
    }

    @Test
    void anUndoTakesBackWhatItsImportBroughtBackMeanwhile() {
        Books books = books(40, 8);
        String imported = imported(books);
        Map<String, String> before = balances(books);
        rule(books, "SHOP 3", "6050");
        Answer done = applied(books);
        Map<String, String> after = balances(books);
        for (String way : List.of("undo", "redo", "undo", "redo")) {
            importMoves(books, imported, way);
        }
        assertThat(balances(books)).isEqualTo(after).isNotEqualTo(before);

        Answer back = undone(books, done.text("id"));

        assertThat(outcome(back, "reversed")).isEqualTo(outcome(done, "moved")).isPositive();
        assertThat(outcome(back, "kept")).isZero();
        assertThat(back.json().at("/outcome/keptLines")).isEmpty();
        assertThat(balances(books)).isEqualTo(before);
        assertThat(balances(books).values().stream().map(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(BigDecimal.ZERO);
        importMoves(books, imported, "undo");
        assertThat(balances(books)).isEmpty();
        importMoves(books, imported, "redo");
        assertThat(balances(books)).isEqualTo(before);
    }

    @Test
    void goesOnWhereADeadWorkerStopped() throws SQLException {
        Books books = books(60, 6);
        rule(books, "SHOP", "6050");
        JsonNode plan = dryRun(books).json();
        UUID id = begun(books);
        inBooks(books, () -> reclassifying.carryOut(id, new LineRange(0, 10)));
        assertThatThrownBy(() -> inBooks(books, () -> {
                    reclassifying.carryOut(id, new LineRange(10, 20));
                    throw new IllegalStateException("died");
                }))
                .hasMessage("died");
        assertThatThrownBy(() -> inBooks(books, () -> reclassifying.carryOut(id, new LineRange(0, 10))))
                .hasMessageContaining("has moved on");
        books.person()
                .post(books.path(APPLICATIONS + "/" + id + "/undo"), Map.of())
                .expectProblem(409, "not-completed");

        sweepIn(id, "0 seconds");
        Answer done = settled(books, id.toString());

        assertThat(done.text("state")).isEqualTo("COMPLETED");
        assertThat(outcome(done, "moved"))
                .isEqualTo(plan.at("/outcome/toMove").asInt())
                .isEqualTo(60);
        assertThat(balances(books)).doesNotContainKeys("4900", "6900");
        List<String> differences = TenantScope.inTenant(TenantId.of(books.org()), journal::rollupDifferences);
        assertThat(differences).isEmpty();
    }

    @Test
    void stopsBetweenRangesTakesThatBackAndRunsAlone() throws SQLException {
        Books books = books(60, 7);
        Map<String, String> imported = balances(books);
        rule(books, "SHOP", "6050");
        UUID id = begun(books);
        JsonNode plan = dryRun(books).json();
        books.person()
                .post(
                        books.path(APPLICATIONS),
                        Map.of(
                                "rulesVersion", plan.path("rulesVersion").asLong(),
                                "planHash", plan.path("planHash").asString()))
                .expectProblem(409, "application-running");
        inBooks(books, () -> reclassifying.carryOut(id, new LineRange(0, 10)));
        String path = books.path(APPLICATIONS + "/" + id);
        books.person().post(path + "/cancel", Map.of()).expect(200);

        sweepIn(id, "0 seconds");
        Answer stopped = settled(books, id.toString());

        assertThat(stopped.text("state")).isEqualTo("CANCELLED");
        assertThat(outcome(stopped, "moved")).isEqualTo(10);
        books.person().post(path + "/cancel", Map.of()).expectProblem(409, "not-running");
        assertThat(undone(books, id.toString()).text("state")).isEqualTo("UNDONE");
        assertThat(balances(books)).isEqualTo(imported);
    }

    private UUID begun(Books books) throws SQLException {
        return begun(
                books, new ApplyRules(Optional.empty(), Optional.empty(), Set.of(), Set.of(), OptionalLong.empty()));
    }

    private void inBooks(Books books, Runnable work) {
        TenantScope.inTenant(TenantId.of(books.org()), () -> {
            transactions.executeWithoutResult(status -> work.run());
            return true;
        });
    }
}
