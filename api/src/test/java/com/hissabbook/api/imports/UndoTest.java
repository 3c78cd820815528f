package com.hissabbook.api.imports;

import static org.assertj.core.api.Assertions.assertThat;

import com.hissabbook.ApiClient.Answer;
import com.hissabbook.ApiTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Taking a posted import out of the books, and bringing it back, as an accountant does it. */
class UndoTest extends ApiTest {

    private static final Map<String, String> NOTHING = Map.of();

    @Test
    void takesEverythingOutAndBooksItAgainWhenTheFileComesAgain() {
        Books books = books();
        String file = SampleOfx.statement("EUR", 50, 1);
        String first = books.imported(file, NOTHING).text("id");
        String posted = balances(books);

        Answer undone = undo(books, first);

        assertThat(undone.text("state")).isEqualTo("UNDONE");
        assertThat(undone.json().at("/undos/0/transactions").asInt()).isEqualTo(50);
        assertThat(balances(books)).isEqualTo("{}");
        assertThat(transactions(books)).isEmpty();

        Answer again = books.imported(file, NOTHING);
        assertThat(again.json().at("/counts/added").asInt())
                .as(again.response().body())
                .isEqualTo(50);
        assertThat(balances(books)).isEqualTo(posted);
    }

    @Test
    void bringsAnUndoneImportBackUnlessItWasImportedAgain() {
        Books books = books();
        String file = SampleOfx.statement("EUR", 20, 2);
        String first = books.imported(file, NOTHING).text("id");
        String posted = balances(books);
        undo(books, first);

        Answer back = redo(books, first);
        assertThat(back.text("state")).isEqualTo("COMPLETED");
        assertThat(balances(books)).isEqualTo(posted);
        assertThat(transactions(books)).hasSize(20);
        assertThat(books.imported(SampleOfx.statement("EUR", 21, 2), NOTHING)
                        .json()
                        .at("/counts/duplicate")
                        .asInt())
                .isEqualTo(20);

        Books others = books();
        String other = others.imported(file, NOTHING).text("id");
        undo(others, other);
        String second = others.imported(file, NOTHING).text("id");
        others.person()
                .post(others.path("/imports/" + other + "/redo"), Map.of())
                .expectProblem(409, "imported-again");
        undo(others, second);
        redo(others, other);
        assertThat(balances(others)).isEqualTo(posted);
        others.person()
                .post(others.path("/imports/" + second + "/redo"), Map.of())
                .expectProblem(409, "imported-again");
        assertThat(balances(others)).isEqualTo(posted);
    }

    @Test
    void bringsBackASecondIdenticalLineBesideTheFirst() {
        String coffee = "<STMTTRN><TRNTYPE>DEBIT<DTPOSTED>20260102<TRNAMT>-3.20<FITID>%s<NAME>Coffee</STMTTRN>\n";
        Books books = books();
        String morning =
                books.imported(SampleOfx.around(coffee.formatted("A")), NOTHING).text("id");
        String evening = books.imported(SampleOfx.around(coffee.formatted("A") + coffee.formatted("B")), NOTHING)
                .text("id");
        String posted = balances(books);

        undo(books, evening);
        undo(books, morning);
        redo(books, morning);
        redo(books, evening);

        assertThat(balances(books)).isEqualTo(posted);
        assertThat(transactions(books)).hasSize(2);
    }

    @Test
    void keepsWhatAnotherImportHoldsUntilThatIsUndoneToo() {
        Books books = books();
        String shorter =
                books.imported(SampleOfx.statement("EUR", 30, 3), NOTHING).text("id");
        String longer =
                books.imported(SampleOfx.statement("EUR", 40, 3), NOTHING).text("id");
        String posted = balances(books);

        Answer undone = undo(books, shorter);
        assertThat(undone.json().at("/undos/0/transactions").asInt()).isZero();
        assertThat(undone.json().at("/undos/0/kept").asInt()).isEqualTo(30);
        assertThat(balances(books)).isEqualTo(posted);

        Answer both = undo(books, longer);
        assertThat(both.json().at("/undos/0/transactions").asInt()).isEqualTo(40);
        assertThat(balances(books)).isEqualTo("{}");
    }

    @Test
    void theSameFileTwiceIsGoneWhenBothAreUndone() {
        Books books = books();
        String file = SampleOfx.statement("EUR", 10, 4);
        String first = books.imported(file, NOTHING).text("id");
        Answer same = books.imported(file, NOTHING);
        assertThat(same.text("sameAs")).isEqualTo(first);

        assertThat(undo(books, first).json().at("/undos/0/kept").asInt()).isEqualTo(10);
        assertThat(undo(books, same.text("id"))
                        .json()
                        .at("/undos/0/transactions")
                        .asInt())
                .isEqualTo(10);
        assertThat(balances(books)).isEqualTo("{}");
    }

    @Test
    void countsIdenticalLinesWithoutAnIdAnewWhereAnUndoLeftAGap() {
        Books books = books();
        String one = books.imported(coffees("A1", "A2"), NOTHING).text("id");
        books.imported(coffees("B1"), NOTHING);
        undo(books, one);

        Answer without = books.imported("""
                !Type:Bank
                D1/14/2026
                T-1.10
                PBread
                ^
                D1/15/2026
                T-3.20
                PCoffee
                ^
                D1/16/2026
                T-1.20
                PBread
                ^
                """, NOTHING);

        assertThat(without.json().at("/counts/duplicate").asInt())
                .as(without.response().body())
                .isEqualTo(1);
        assertThat(transactions(books)).hasSize(3);
    }

    @Test
    void leavesWhatAPersonHadTakenBackAsItIs() {
        Books books = books();
        String id = books.imported(SampleOfx.statement("EUR", 3, 5), NOTHING).text("id");
        String voided = transactions(books).getFirst().path("transaction").asString();
        books.person().delete(voided).expect(200);
        String posted = balances(books);

        undo(books, id);
        assertThat(balances(books)).isEqualTo("{}");
        String entry = books.person()
                .get(voided)
                .expect(200)
                .json()
                .at("/entries/0/entry")
                .asString();
        books.person().post(entry + "/reversals", Map.of()).expectProblem(409, "import-undone");
        redo(books, id);
        assertThat(balances(books)).isEqualTo(posted);
    }

    @Test
    void reversesALockedMonthOnTheFirstOpenDay() throws SQLException {
        Books books = books();
        String id = books.imported(SampleOfx.statement("EUR", 4, 6), NOTHING).text("id");
        try (Connection superuser = database().asSuperuser();
                Statement statement = superuser.createStatement()) {
            statement.execute("insert into ledger.period_lock values ('" + books.org() + "', date '2026-01-31')");
        }

        undo(books, id);

        String january = "/reports/trial-balance?asOf=2026-01-31";
        assertThat(books.person().get(books.path(january)).expect(200).json().path("rows"))
                .isNotEmpty();
        assertThat(balances(books)).isEqualTo("{}");
    }

    @Test
    void refusesWhatCannotBeUndone() {
        Books books = books();
        Answer waiting = books.imported(SampleOfx.statement("EUR", 12, 5), Map.of("review", "ALWAYS"));
        String path = books.path("/imports/" + waiting.text("id"));

        books.person().post(path + "/undo", Map.of()).expectProblem(409, "not-completed");
        books.person().post(path + "/redo", Map.of()).expectProblem(409, "not-undone");
    }

    private static Answer undo(Books books, String id) {
        books.person().post(books.path("/imports/" + id + "/undo"), Map.of()).expect(202);
        return books.settled(id);
    }

    private static Answer redo(Books books, String id) {
        books.person().post(books.path("/imports/" + id + "/redo"), Map.of()).expect(202);
        return books.settled(id);
    }

    private static String coffees(String... ids) {
        var lines = new StringBuilder();
        for (String id : ids) {
            lines.append("<STMTTRN><TRNTYPE>DEBIT<DTPOSTED>20260115<TRNAMT>-3.20<FITID>")
                    .append(id)
                    .append("<NAME>Coffee</STMTTRN>\n");
        }
        return SampleOfx.around(lines.toString());
    }

    /** What every account stands at, zeros left out. */
    private static String balances(Books books) {
        var sums = new TreeMap<String, String>();
        for (JsonNode row : books.person()
                .get(books.path("/reports/trial-balance"))
                .expect(200)
                .json()
                .path("rows")) {
            String balance = row.at("/balance/amount").asString();
            if (!balance.equals("0.00")) {
                sums.put(row.at("/account/code").asString(), balance);
            }
        }
        return sums.toString();
    }

    private static List<JsonNode> transactions(Books books) {
        return books.person()
                .get(books.path("/transactions?limit=500"))
                .expect(200)
                .json()
                .path("items")
                .valueStream()
                .toList();
    }

    private Books books() {
        return Books.of(client().register(), "EUR");
    }
}
