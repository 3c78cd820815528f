package com.hissabbook.api.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.hissabbook.ApiClient.Answer;
import com.hissabbook.ApiTest;
import com.hissabbook.api.imports.Books;
import com.hissabbook.api.imports.SampleOfx;
import com.hissabbook.classification.Reclassification;
import com.hissabbook.kernel.TenantId;
import com.hissabbook.kernel.TenantScope;
import com.hissabbook.kernel.UserId;
import com.hissabbook.ledger.Reclassifying;
import com.hissabbook.ledger.Reclassifying.Start.Begun;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** The moves that tests of reclassification make. */
abstract class PastTest extends ApiTest {

    static final String APPLICATIONS = "/rules/applications";

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @Autowired
    Reclassifying reclassifying;

    /** An organisation with lines of "Shop 0" to "Shop 6", all uncategorised, five a day from the first of January. */
    Books books(int lines, long seed) {
        Books books = Books.of(client().register(), "EUR");
        books.imported(SampleOfx.statement("EUR", lines, seed), Map.of());
        return books;
    }

    static Answer rule(Books books, String contains, String code) {
        return books.person()
                .post(books.path("/rules"), Map.of("contains", contains, "accountId", account(books, code)))
                .expect(201);
    }

    static Answer dryRun(Books books) {
        return books.person()
                .post(books.path(APPLICATIONS), Map.of("dryRun", true))
                .expect(200);
    }

    /** Dry run, application of its plan, and the end of it. */
    static Answer applied(Books books) {
        JsonNode plan = dryRun(books).json();
        return settled(
                books,
                books.person()
                        .post(
                                books.path(APPLICATIONS),
                                Map.of(
                                        "rulesVersion",
                                                plan.path("rulesVersion").asLong(),
                                        "planHash", plan.path("planHash").asString()))
                        .expect(202)
                        .text("id"));
    }

    static Answer merge(Books books, String code, Map<String, ?> wish) {
        return books.person().post(books.path("/accounts/" + account(books, code) + "/merge"), wish);
    }

    static Answer undone(Books books, String application) {
        books.person()
                .post(books.path(APPLICATIONS + "/" + application + "/undo"), Map.of())
                .expect(202);
        return settled(books, application);
    }

    /** The import that came last. */
    static String imported(Books books) {
        return books.person()
                .get(books.path("/imports"))
                .json()
                .at("/items/0/id")
                .asString();
    }

    static void importMoves(Books books, String id, String way) {
        books.person().post(books.path("/imports/" + id + "/" + way), Map.of()).expect(202);
        books.settled(id);
    }

    static Answer settled(Books books, String application) {
        long until = System.nanoTime() + PATIENCE.toNanos();
        Answer answer = books.person().get(books.path(APPLICATIONS + "/" + application));
        while (Set.of("RUNNING", "UNDOING").contains(answer.expect(200).text("state"))) {
            assertThat(System.nanoTime())
                    .as("still " + answer.response().body())
                    .isLessThan(until);
            try {
                Thread.sleep(100);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
            answer = books.person().get(books.path(APPLICATIONS + "/" + application));
        }
        return answer;
    }

    static int outcome(Answer answer, String count) {
        return answer.json().path("outcome").path(count).asInt();
    }

    static String account(Books books, String code) {
        return books.person().get(books.path("/accounts")).expect(200).json().path("items").values().stream()
                .filter(account -> account.path("code").asString().equals(code))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asString();
    }

    /** Of transactions that went out at one of the shops. */
    static List<String> spentAt(Books books, String shop) {
        return books
                .person()
                .get(books.path("/transactions?limit=500"))
                .expect(200)
                .json()
                .path("items")
                .values()
                .stream()
                .filter(one -> one.toString().contains(shop))
                .map(one -> one.path("id").asString())
                .toList();
    }

    static String classification(Books books, String transaction) {
        return books.path("/transactions/" + transaction + "/classification");
    }

    static Answer choose(Books books, String transaction, String code) {
        Answer now = books.person().get(classification(books, transaction)).expect(200);
        return books.person()
                .with("If-Match", now.header("ETag"))
                .put(classification(books, transaction), Map.of("accountId", account(books, code)))
                .expect(200);
    }

    /** What every account stands at, zeros left out. */
    static Map<String, String> balances(Books books) {
        return balances(books, "");
    }

    static Map<String, String> balances(Books books, String query) {
        var sums = new TreeMap<String, String>();
        for (JsonNode row : books.person()
                .get(books.path("/reports/trial-balance" + query))
                .expect(200)
                .json()
                .path("rows")) {
            String balance = row.at("/balance/amount").asString();
            if (!balance.equals("0.00")) {
                sums.put(row.at("/account/code").asString(), balance);
            }
        }
        return sums;
    }

    /** Begun without its workflow, as if the process died before it was started; the sweeper does not come by itself for an hour. */
    UUID begun(Books books, Reclassification wish) throws SQLException {
        var by = new UserId(UUID.fromString(books.person().person().id()));
        var start = (Begun) TenantScope.inTenant(
                TenantId.of(books.org()), () -> reclassifying.start(wish, Optional.empty(), by, "test"));
        UUID id = start.application().id();
        sweepIn(id, "1 hour");
        return id;
    }

    static void sweepIn(UUID id, String time) throws SQLException {
        asSuperuser("update outbox.pending_process set next_check_at = now() + interval '" + time
                + "' where subject_id = '" + id + "'");
    }

    static void lock(Books books, String through) throws SQLException {
        asSuperuser("insert into ledger.period_lock values ('" + books.org() + "', date '" + through + "')"
                + " on conflict (tenant_id) do update set locked_through = excluded.locked_through");
    }

    static void unlock(Books books) throws SQLException {
        asSuperuser("delete from ledger.period_lock where tenant_id = '" + books.org() + "'");
    }

    private static void asSuperuser(String sql) throws SQLException {
        try (Connection superuser = database().asSuperuser();
                Statement statement = superuser.createStatement()) {
            statement.execute(sql);
        }
    }
}
