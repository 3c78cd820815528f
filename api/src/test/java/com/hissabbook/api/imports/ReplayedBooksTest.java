package com.hissabbook.api.imports;

import static com.hissabbook.api.imports.Bookkeeping.bank;
import static com.hissabbook.api.imports.Bookkeeping.undo;
import static org.assertj.core.api.Assertions.assertThat;

import com.hissabbook.ApiClient.Answer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What a replay does to the books as a whole: every account, every period. */
class ReplayedBooksTest extends ReplayTest {

    private static final String DAYS = "dd/MM/yyyy";

    @Test
    void mendsALayoutThatHadTheSignsTheWrongWayRoundAndIsTakenBackAsAWhole() {
        Books rightly = books();
        rightly.imported(FILE, profile(rightly, DAYS, "Text"));
        Books books = books();
        String id = books.imported(FILE, profile(books, DAYS, "Text", true)).text("id");
        String wrong = trialBalance(books, "");
        assertThat(bank(books)).isEqualTo("907.60");

        String as = applied(books, id, profile(books, DAYS, "Text"));

        assertThat(bank(books)).isEqualTo("-907.60");
        assertThat(trialBalance(books, "")).isEqualTo(trialBalance(rightly, ""));
        undo(books, as);
        assertThat(bank(books)).isEqualTo("0.00");
        books.person()
                .post(books.path("/imports/" + id + "/replays/1/revert"), Map.of())
                .expect(200);
        assertThat(trialBalance(books, "")).isEqualTo(wrong);
    }

    @Test
    void leavesALockedPeriodAsItIsAndKeepsTheDaysOfTheBankBesideThoseOfTheBooks() throws SQLException {
        Books books = books();
        String id = books.imported(FILE, profile(books, "MM/dd/yyyy", "Text")).text("id");
        assertThat(bank(books)).isEqualTo("-7.60");
        try (Connection superuser = database().asSuperuser();
                Statement statement = superuser.createStatement()) {
            statement.execute("insert into ledger.period_lock values ('" + books.org() + "', date '2026-02-28')");
        }
        String february = trialBalance(books, "?asOf=2026-02-28");

        String as = applied(books, id, profile(books, DAYS, "Text"));

        assertThat(bank(books)).isEqualTo("-907.60");
        assertThat(trialBalance(books, "?asOf=2026-02-28")).isEqualTo(february);
        for (int line = 1; line <= 3; line++) {
            JsonNode told = books.person()
                    .get(books.path("/transactions/" + Bookkeeping.transaction(books, as, line)))
                    .expect(200)
                    .json();
            JsonNode entry = books.person()
                    .get(told.at("/entries/0/entry").asString())
                    .expect(200)
                    .json();
            assertThat(entry.path("day").asString()).isEqualTo("2026-03-01");
            assertThat(entry.path("originalDay").asString())
                    .isEqualTo(told.path("date").asString())
                    .startsWith("2026-01-");
        }
    }

    private static String applied(Books books, String id, Map<String, String> layout) {
        Answer replay = ReplayedFile.replayed(books, id, layout);
        String as = books.person()
                .post(books.path("/imports/" + id + "/replays/1/apply"), Map.of("hash", replay.text("hash")))
                .expect(202)
                .text("appliedAs");
        assertThat(books.settled(as).text("state")).isEqualTo("COMPLETED");
        return as;
    }

    /** Code and balance of every account that is not at zero; debits are credits. */
    private static String trialBalance(Books books, String asOf) {
        JsonNode report = books.person()
                .get(books.path("/reports/trial-balance" + asOf))
                .expect(200)
                .json();
        report.path("totals")
                .forEach(total -> assertThat(total.path("balanced").asBoolean()).isTrue());
        return report.path("rows")
                .valueStream()
                .filter(row -> !row.at("/balance/amount").asString().equals("0.00"))
                .map(row -> row.at("/account/code").asString() + " "
                        + row.at("/balance/amount").asString())
                .sorted()
                .toList()
                .toString();
    }
}
