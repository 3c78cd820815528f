package com.hissabbook.api.imports;

import static com.hissabbook.api.imports.Bookkeeping.bank;
import static com.hissabbook.api.imports.Bookkeeping.decide;
import static com.hissabbook.api.imports.Bookkeeping.duplicate;
import static com.hissabbook.api.imports.Bookkeeping.line;
import static com.hissabbook.api.imports.Bookkeeping.transaction;
import static com.hissabbook.api.imports.Bookkeeping.undo;
import static org.assertj.core.api.Assertions.assertThat;

import com.hissabbook.ApiClient.Answer;
import com.hissabbook.ApiTest;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A line that was skipped comes back only where no other import has booked it since. */
class ImportedAgainTest extends ApiTest {

    private static final String COFFEE = "D3/14/2026\nT-3.20\nPCoffee\n^\n";
    private static final String LUNCH = "D3/15/2026\nT-9.00\nPLunch\n^\n";
    private static final String TEA = "D3/16/2026\nT-1.00\nPTea\n^\n";

    private Books books = new Books(client(), "", "");

    @BeforeEach
    void openBooks() {
        books = Books.of(client().register(), "EUR");
    }

    @Test
    void aSkippedLineIsNotBookedBesideTheImportThatHasBookedItSince() {
        String first = imported(COFFEE + LUNCH);
        decide(books, first, "SKIP", 2).expect(200);
        String second = imported(LUNCH + TEA);
        assertThat(bank(books)).isEqualTo("-13.20");

        Answer refused = decide(books, first, "NEW", 2).expectProblem(409, "imported-again");

        assertThat(refused.text("detail")).contains("Line 2", transaction(books, second, 1));
        assertThat(bank(books)).isEqualTo("-13.20");
        assertThat(line(books, first, 2)).isEqualTo("REJECTED/skipped");
        undo(books, second);
        decide(books, first, "NEW", 2).expect(200);
        assertThat(bank(books)).isEqualTo("-12.20");
        books.person()
                .post(books.path("/imports/" + second + "/redo"), Map.of())
                .expectProblem(409, "imported-again");
    }

    @Test
    void whoSaysThatItHappenedBesidesGetsBoth() {
        String first = imported(COFFEE + LUNCH);
        decide(books, first, "SKIP", 2).expect(200);
        String second = imported(LUNCH + TEA);
        decide(books, first, "NEW", 2).expectProblem(409, "imported-again");

        duplicate(books, first, 2, transaction(books, second, 1)).expect(200);
        assertThat(bank(books)).isEqualTo("-13.20");
        decide(books, first, "NEW", 2).expect(200);

        assertThat(bank(books)).isEqualTo("-22.20");
    }

    @Test
    void aLineWithTheSameIdOfTheBankIsTheSamePaymentWhateverItSays() {
        String first = imported(SampleOfx.around(ofx("20260114", "A1", "Coffee") + ofx("20260115", "B2", "Lunch")));
        decide(books, first, "SKIP", 2).expect(200);
        imported(SampleOfx.around(ofx("20260116", "B2", "Lunch, settled")));
        assertThat(bank(books)).isEqualTo("-6.40");

        decide(books, first, "NEW", 2).expectProblem(409, "imported-again");

        assertThat(bank(books)).isEqualTo("-6.40");
    }

    @Test
    void aPlanThatWaitsForReviewIsGuardedAsWell() {
        String waiting = books.imported("!Type:Bank\n" + COFFEE + LUNCH, Map.of("review", "ALWAYS"))
                .text("id");
        decide(books, waiting, "SKIP", 2).expect(200);
        books.settled(waiting);
        imported(LUNCH + TEA);

        decide(books, waiting, "NEW", 2).expectProblem(409, "imported-again");
    }

    /** Accepted while it was new, it is not accepted beside what nobody knew of then. */
    @Test
    void aPlanThatWaitsFollowsAnAcceptanceOnlyBesideWhatWasKnownThen() {
        String waiting = books.imported("!Type:Bank\n" + COFFEE + LUNCH + TEA, Map.of("review", "ALWAYS"))
                .text("id");
        decide(books, waiting, "NEW", 2).expect(200);
        String hash = books.settled(waiting).text("planHash");
        imported(LUNCH);
        String route = books.path("/imports/" + waiting + "/approve");

        books.person().post(route, Map.of("planHash", hash)).expectProblem(409, "plan-changed");

        Answer again = books.settled(waiting);
        assertThat(line(books, waiting, 2)).isEqualTo("DUPLICATE/same-facts");
        books.person().post(route, Map.of("planHash", again.text("planHash"))).expect(200);
        books.settled(waiting);
        assertThat(bank(books)).isEqualTo("-13.20");
    }

    @Test
    void aPlanThatWaitsFollowsAnAcceptanceBesideWhatWasKnown() {
        imported(LUNCH);
        String waiting = books.imported("!Type:Bank\n" + COFFEE + LUNCH + TEA, Map.of("review", "ALWAYS"))
                .text("id");
        decide(books, waiting, "NEW", 2).expect(200);
        Answer again = books.settled(waiting);

        books.person()
                .post(books.path("/imports/" + waiting + "/approve"), Map.of("planHash", again.text("planHash")))
                .expect(200);
        books.settled(waiting);
        assertThat(bank(books)).isEqualTo("-22.20");
    }

    @Test
    void identicalLinesOfOneImportComeBackOneByOne() {
        String first = imported(COFFEE + COFFEE + LUNCH);
        decide(books, first, "SKIP", 1, 2).expect(200);
        assertThat(bank(books)).isEqualTo("-9.00");

        decide(books, first, "NEW", 2).expect(200);
        decide(books, first, "NEW", 1).expect(200);

        assertThat(bank(books)).isEqualTo("-15.40");
    }

    private String imported(String content) {
        String file = content.startsWith("D") ? "!Type:Bank\n" + content : content;
        Answer done = books.imported(file, Map.of());
        assertThat(done.text("state")).as(done.response().body()).isEqualTo("COMPLETED");
        return done.text("id");
    }

    private static String ofx(String day, String id, String name) {
        return "<STMTTRN><TRNTYPE>DEBIT<DTPOSTED>" + day + "<TRNAMT>-3.20<FITID>" + id + "<NAME>" + name
                + "</STMTTRN>\n";
    }
}
