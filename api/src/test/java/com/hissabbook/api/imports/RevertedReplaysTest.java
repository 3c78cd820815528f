package com.hissabbook.api.imports;

import static com.hissabbook.api.imports.Bookkeeping.bank;
import static com.hissabbook.api.imports.Bookkeeping.decide;
import static com.hissabbook.api.imports.Bookkeeping.line;
import static com.hissabbook.api.imports.Bookkeeping.redo;
import static com.hissabbook.api.imports.Bookkeeping.undo;
import static org.assertj.core.api.Assertions.assertThat;

import com.hissabbook.ApiClient.Answer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What was taken back for a replay comes back as it was, and only where nothing else stands in its place. */
class RevertedReplaysTest extends ReplayTest {

    private static final String HEADER = "Date;Text;Amount\n";

    @Test
    void notBesideTheImportThatHasBookedItSince() {
        Books books = books();
        Map<String, String> wrong = profile(books, "MM/dd/yyyy", "Text");
        String id = books.imported(FILE, wrong).text("id");
        String route = books.path("/imports/" + id + "/replays/1");
        undo(books, applied(books, id));
        assertThat(bank(books)).isEqualTo("0.00");
        String again =
                books.imported(HEADER + "02/01/2026;Coffee;-3.50\n", wrong).text("id");
        assertThat(bank(books)).isEqualTo("-3.50");

        books.person().post(route + "/revert", Map.of()).expectProblem(409, "imported-again");

        assertThat(bank(books)).isEqualTo("-3.50");
        assertThat(books.person().get(route).text("state")).isEqualTo("APPLIED");
        undo(books, again);
        books.person().post(route + "/revert", Map.of()).expect(200);
        assertThat(bank(books)).isEqualTo("-7.60");
    }

    @Test
    void itsCorrectionIsNotBroughtBackBesideWhatItReplaced() {
        Books books = books();
        String id = books.imported(FILE, profile(books, "MM/dd/yyyy", "Text")).text("id");
        String route = books.path("/imports/" + id + "/replays/1");
        String first = applied(books, id);
        undo(books, first);
        redo(books, first);
        assertThat(bank(books)).isEqualTo("-907.60");
        undo(books, first);
        Answer reverted = books.person().post(route + "/revert", Map.of()).expect(200);
        assertThat(bank(books)).isEqualTo("-7.60");

        refuseRedo(books, first);

        String second = apply(books, id, reverted.text("hash"));
        assertThat(bank(books)).isEqualTo("-907.60");
        undo(books, second);
        refuseRedo(books, first);
        assertThat(redo(books, second).text("state")).isEqualTo("COMPLETED");
        assertThat(bank(books)).isEqualTo("-907.60");
    }

    /** The bread is known of another import, the tea may be a second one: neither was booked by the import itself. */
    @Test
    void whatWasKnownOrAskedIsThatAgainAndNotBooked() {
        Books books = books();
        Map<String, String> wrong = profile(books, "MM/dd/yyyy", "Text");
        String other = books.imported(HEADER + "04/05/2026;Bread;-4.10\n05/06/2026;Tea;-2.00\n", wrong)
                .text("id");
        String id = books.imported(
                        HEADER + "02/01/2026;Coffee;-3.50\n04/05/2026;Bread;-4.10\n05/06/2026;Tea;-2.00\n", wrong)
                .text("id");
        List<String> before = lines(books, id);
        assertThat(before).containsExactly("NEW/first-seen", "DUPLICATE/same-facts", "CONFLICT/maybe-second-identical");
        String counts = one(books, id).json().path("counts").toString();
        assertThat(bank(books)).isEqualTo("-9.60");
        undo(books, applied(books, id));
        assertThat(bank(books)).isEqualTo("-6.10");

        books.person()
                .post(books.path("/imports/" + id + "/replays/1/revert"), Map.of())
                .expect(200);

        assertThat(bank(books)).isEqualTo("-9.60");
        assertThat(lines(books, id).subList(1, 3)).isEqualTo(before.subList(1, 3));
        assertThat(one(books, id).json().path("counts")).hasToString(counts);
        assertThat(undo(books, other).json().at("/undos/0/kept").asInt()).isOne();
        assertThat(bank(books)).isEqualTo("-7.60");
    }

    @Test
    void whatAPersonCalledADuplicateIsOneAgain() {
        Books books = books();
        Map<String, String> wrong = profile(books, "MM/dd/yyyy", "Text");
        books.imported(HEADER + "04/05/2026;Bread;-4.10\n", wrong);
        String id = books.imported(HEADER + "04/05/2026;Bread;-4.10\n05/06/2026;Tea;-2.00\n", wrong)
                .text("id");
        decide(books, id, "DUPLICATE", 1).expect(200);
        assertThat(bank(books)).isEqualTo("-6.10");
        undo(books, applied(books, id));

        books.person()
                .post(books.path("/imports/" + id + "/replays/1/revert"), Map.of())
                .expect(200);

        assertThat(bank(books)).isEqualTo("-6.10");
        assertThat(line(books, id, 1)).isEqualTo("DUPLICATE/decided");
    }

    @Test
    void comesBackByItselfWhereTheCorrectionIsNotPosted() throws InterruptedException {
        Books books = books();
        String id = books.imported(FILE, profile(books, "MM/dd/yyyy", "Text")).text("id");
        String route = books.path("/imports/" + id + "/replays/1");
        Answer replay = ReplayedFile.replayed(books, id, profile(books, "dd/MM/yyyy", "Text"));
        String hash = replay.text("hash");
        for (int time = 0; time < 2; time++) {
            String as = books.person()
                    .post(route + "/apply", Map.of("hash", hash, "review", "ALWAYS"))
                    .expect(202)
                    .text("appliedAs");
            assertThat(books.settled(as).text("state")).isEqualTo("AWAITING_REVIEW");
            assertThat(bank(books)).isEqualTo("0.00");

            books.person()
                    .post(books.path("/imports/" + as + "/cancel"), Map.of())
                    .expect(200);

            long until = System.nanoTime() + 30_000_000_000L;
            while (books.person().get(route).text("state").equals("APPLIED") && System.nanoTime() < until) {
                Thread.sleep(50);
            }
            assertThat(bank(books)).isEqualTo("-7.60");
            hash = books.person().get(route).expect(200).text("hash");
        }
        String again = apply(books, id, hash);
        assertThat(bank(books)).isEqualTo("-907.60");
        assertThat(one(books, again).text("state")).isEqualTo("COMPLETED");
    }

    private static List<String> lines(Books books, String id) {
        return List.of(line(books, id, 1), line(books, id, 2), line(books, id, 3));
    }

    private static String applied(Books books, String id) {
        Answer replay = ReplayedFile.replayed(books, id, profile(books, "dd/MM/yyyy", "Text"));
        return apply(books, id, replay.text("hash"));
    }

    private static String apply(Books books, String id, String hash) {
        String as = books.person()
                .post(books.path("/imports/" + id + "/replays/1/apply"), Map.of("hash", hash))
                .expect(202)
                .text("appliedAs");
        assertThat(books.settled(as).text("state")).isEqualTo("COMPLETED");
        return as;
    }

    private static void refuseRedo(Books books, String id) {
        String before = bank(books);
        books.person().post(books.path("/imports/" + id + "/redo"), Map.of()).expectProblem(409, "replay-reverted");
        assertThat(one(books, id).text("state")).isEqualTo("UNDONE");
        assertThat(bank(books)).isEqualTo(before);
    }
}
