package com.hissabbook.api.imports;

import static org.assertj.core.api.Assertions.assertThat;

import com.hissabbook.ApiClient.Answer;
import com.hissabbook.ApiTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What banks tell before they book it: visible beside the books, followed to its end, never in them. */
class PendingsTest extends ApiTest {

    private static final PendingFile JANUARY_10 = PendingFile.of("20260101", "20260110");
    private static final PendingFile JANUARY_12 = PendingFile.of("20260101", "20260112");
    private static final String TAXI = "-3.00 Taxi PENDING told";

    @Test
    void isPendingUntilItIsBookedWhateverTheOrderOfTheFiles() {
        PendingFile first =
                JANUARY_10.booked("B1", "20260109", "-1.00", "Bread").pending("20260110", "-3.00", "Taxi");
        PendingFile then =
                JANUARY_12.booked("B1", "20260109", "-1.00", "Bread").booked("B2", "20260111", "-3.00", "Taxi");
        Books books = books();

        Answer imported = imported(books, first);
        assertThat(imported.json().at("/counts/pending").asInt()).isEqualTo(1);
        assertThat(states(books)).containsExactly(TAXI);
        assertThat(booked(books, "2026-01-12")).isEqualTo("-1.00");
        imported(books, then);
        assertThat(states(books)).containsExactly("-3.00 Taxi POSTED same-facts");

        Books others = books();
        imported(others, then);
        imported(others, first);
        assertThat(states(others)).containsExactly("-3.00 Taxi POSTED same-facts");
        JsonNode one = one(others);
        assertThat(others.person()
                        .get(one.path("transaction").asString())
                        .expect(200)
                        .json()
                        .at("/amount/amount")
                        .asString())
                .isEqualTo("-3.00");
        others.person().get(one.path("last").asString()).expect(200);
        assertThat(booked(others, "2026-01-12")).isEqualTo("-4.00");
    }

    @Test
    void showsWhatIsAvailableBesideWhatTheBankSays() {
        Books books = books();
        imported(
                books,
                JANUARY_10
                        .booked("B1", "20260109", "-1.00", "Bread")
                        .pending("20260110", "-3.00", "Taxi")
                        .available("-4.00"));

        JsonNode agrees = balance(books, "2026-01-10");
        assertThat(agrees.at("/booked/amount").asString()).isEqualTo("-1.00");
        assertThat(agrees.at("/pending/amount").asString()).isEqualTo("-3.00");
        assertThat(agrees.at("/pendings").asInt()).isEqualTo(1);
        assertThat(agrees.at("/available/amount").asString()).isEqualTo("-4.00");
        assertThat(agrees.at("/bank/agrees").asBoolean()).isTrue();

        imported(books, JANUARY_12.booked("B2", "20260112", "-5.00", "Books").available("-20.00"));
        JsonNode differs = balance(books, "2026-01-12");
        assertThat(differs.at("/available/amount").asString()).isEqualTo("-9.00");
        assertThat(differs.at("/bank/available/amount").asString()).isEqualTo("-20.00");
        assertThat(differs.at("/bank/agrees").asBoolean()).isFalse();
        assertThat(balance(books, "2026-03-01").at("/pendings").asInt())
                .as("expired by then")
                .isZero();
    }

    @Test
    void proposesABookingWithATipAndFollowsThePersonBothWays() {
        Books books = books();
        imported(books, JANUARY_10.pending("20260110", "-20.00", "Trattoria Roma"));
        imported(books, JANUARY_12.booked("B1", "20260112", "-23.00", "Trattoria Roma"));

        JsonNode open = one(books);
        assertThat(open.path("state").asString()).isEqualTo("PENDING");
        assertThat(open.at("/proposals/0/reasons").toString())
                .contains("same text", "amount 15 % higher", "2 days later");
        String booked = open.at("/proposals/0/transactionId").asString();
        String decisions = books.path("/pendings/" + open.path("id").asString() + "/decisions");

        JsonNode posted =
                decided(books, decisions, Map.of("decision", "POSTED", "transactionId", booked, "reason", "with tip"));
        assertThat(posted.path("state").asString()).isEqualTo("POSTED");
        assertThat(posted.at("/postedAmount/amount").asString()).isEqualTo("-23.00");
        assertThat(posted.at("/moves/1/note").asString()).isEqualTo("with tip");

        JsonNode again = decided(books, decisions, Map.of("decision", "REOPEN", "reason", "another evening"));
        assertThat(again.path("state").asString()).isEqualTo("PENDING");
        assertThat(again.path("proposals")).isEmpty();
        assertThat(decided(books, decisions, Map.of("decision", "DROPPED", "reason", "cancelled"))
                        .path("state")
                        .asString())
                .isEqualTo("DROPPED");
        imported(books, PendingFile.of("20260112", "20260113").pending("20260110", "-20.00", "Trattoria Roma"));
        assertThat(one(books).path("state").asString())
                .as("the bank tells it again")
                .isEqualTo("PENDING");
    }

    @Test
    void dismissesAProposalForGood() {
        Books books = books();
        imported(books, JANUARY_10.pending("20260110", "-20.00", "Trattoria Roma"));
        imported(books, JANUARY_12.booked("B1", "20260112", "-23.00", "Trattoria Roma"));
        JsonNode open = one(books);
        String decisions = books.path("/pendings/" + open.path("id").asString() + "/decisions");
        String other = open.at("/proposals/0/transactionId").asString();

        assertThat(decided(books, decisions, Map.of("decision", "DISMISS", "transactionId", other, "reason", "not it"))
                        .path("proposals"))
                .isEmpty();
        imported(books, PendingFile.of("20260101", "20260114").booked("B1", "20260112", "-23.00", "Trattoria Roma"));
        assertThat(one(books).path("proposals")).isEmpty();
    }

    @Test
    void dropsWhatALaterListDoesNotHoldAndExpiresWhatIsNeverBooked() {
        Books books = books();
        imported(books, JANUARY_10.pending("20260110", "-3.00", "Taxi").pending("20260109", "-9.00", "Hotel"));
        imported(books, JANUARY_12.pending("20260109", "-9.00", "Hotel"));
        assertThat(states(books))
                .containsExactlyInAnyOrder("-3.00 Taxi DROPPED not-listed-any-more", "-9.00 Hotel PENDING told");

        imported(books, PendingFile.of("20260101", "20260115").booked("B1", "20260114", "-1.00", "Bread"));
        assertThat(states(books)).as("a file without a list says nothing").contains("-9.00 Hotel PENDING told");
        assertThat(states(books, "2026-02-12")).contains("-9.00 Hotel EXPIRED not-booked-in-time");

        String expiring = imported(
                        books, PendingFile.of("20260101", "20260220").booked("B2", "20260219", "-2.00", "Tea"))
                .text("id");
        assertThat(states(books)).contains("-9.00 Hotel EXPIRED not-booked-in-time");
        moved(books, expiring, "undo");
        assertThat(states(books)).contains("-9.00 Hotel PENDING told");
    }

    @Test
    void keepsTwoEqualPendingsTwo() {
        Books books = books();
        imported(books, JANUARY_10.pending("20260110", "-3.20", "Coffee").pending("20260110", "-3.20", "Coffee"));
        imported(
                books,
                PendingFile.of("20260102", "20260110")
                        .pending("20260110", "-3.20", "Coffee")
                        .pending("20260110", "-3.20", "Coffee"));
        assertThat(states(books)).containsExactly("-3.20 Coffee PENDING told", "-3.20 Coffee PENDING told");

        imported(books, JANUARY_12.booked("B1", "20260111", "-3.20", "Coffee").pending("20260110", "-3.20", "Coffee"));
        assertThat(states(books))
                .containsExactlyInAnyOrder("-3.20 Coffee PENDING told", "-3.20 Coffee POSTED same-facts");
    }

    @Test
    void followsUndoAndRedo() {
        Books books = books();
        String told =
                imported(books, JANUARY_10.pending("20260110", "-3.00", "Taxi")).text("id");
        String booked = imported(books, JANUARY_12.booked("B1", "20260111", "-3.00", "Taxi"))
                .text("id");
        assertThat(states(books)).containsExactly("-3.00 Taxi POSTED same-facts");

        moved(books, booked, "undo");
        assertThat(states(books)).containsExactly(TAXI);
        moved(books, booked, "redo");
        assertThat(states(books)).containsExactly("-3.00 Taxi POSTED same-facts");
        moved(books, told, "undo");
        assertThat(states(books)).containsExactly("-3.00 Taxi WITHDRAWN no-import-holds-it");
        String id = one(books).path("id").asString();
        books.person()
                .post(books.path("/pendings/" + id + "/decisions"), Map.of("decision", "DROPPED", "reason", "gone"))
                .expectProblem(409, "no-longer-told");
        moved(books, told, "redo");
        assertThat(states(books)).containsExactly("-3.00 Taxi POSTED same-facts");
        assertThat(books.person()
                        .get(books.path("/pendings/" + id))
                        .expect(200)
                        .json()
                        .path("moves")
                        .valueStream()
                        .map(move -> move.path("to").asString()))
                .containsExactly("PENDING", "POSTED", "PENDING", "POSTED", "PENDING", "WITHDRAWN", "PENDING", "POSTED");
    }

    @Test
    void refusesWhatIsNoAnswer() {
        Books books = books();
        imported(books, JANUARY_10.pending("20260110", "-3.00", "Taxi"));
        String decisions = books.path("/pendings/" + one(books).path("id").asString() + "/decisions");
        var person = books.person();

        person.post(decisions, Map.of("decision", "POSTED", "reason", "why")).expectProblem(422, "unknown-transaction");
        person.post(decisions, Map.of("decision", "POSTED", "transactionId", books.org(), "reason", "why"))
                .expectProblem(422, "unknown-transaction");
        person.post(decisions, Map.of("decision", "DROPPED", "transactionId", books.org(), "reason", "why"))
                .expectProblem(400, "invalid-request");
        person.post(decisions, Map.of("decision", "DROPPED", "reason", " ")).expectProblem(400, "invalid-request");
        person.get(books.path("/ledgers/" + books.org() + "/balance")).expectProblem(404, "not-found");
        person.put(books.path("/ledgers/" + books.ledger() + "/pendings/term"), Map.of("days", 0))
                .expectProblem(422, "invalid-days");
        person.put(books.path("/ledgers/" + books.ledger() + "/pendings/term"), Map.of("days", 3))
                .expect(200);
        assertThat(states(books, "2026-01-14")).containsExactly("-3.00 Taxi EXPIRED not-booked-in-time");
    }

    private static JsonNode decided(Books books, String decisions, Map<String, String> verdict) {
        return books.person().post(decisions, verdict).expect(200).json();
    }

    private static Answer imported(Books books, PendingFile file) {
        Answer done = books.imported(file.text(), Map.of());
        assertThat(done.text("state")).as(done.response().body()).isEqualTo("COMPLETED");
        return done;
    }

    private static void moved(Books books, String id, String way) {
        books.person().post(books.path("/imports/" + id + "/" + way), Map.of()).expect(202);
        books.settled(id);
    }

    private static JsonNode balance(Books books, String day) {
        return books.person()
                .get(books.path("/ledgers/" + books.ledger() + "/balance?asOf=" + day))
                .expect(200)
                .json();
    }

    private static String booked(Books books, String day) {
        return balance(books, day).at("/booked/amount").asString();
    }

    private static List<String> states(Books books) {
        return states(books, "2026-01-15");
    }

    private static List<String> states(Books books, String day) {
        return list(books, day).stream()
                .map(one -> one.at("/amount/amount").asString() + " "
                        + one.path("counterparty").asString() + " "
                        + one.path("state").asString() + " "
                        + one.path("reason").asString())
                .toList();
    }

    private static JsonNode one(Books books) {
        List<JsonNode> all = list(books, "2026-01-15");
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    private static List<JsonNode> list(Books books, String day) {
        return books.person()
                .get(books.path("/ledgers/" + books.ledger() + "/pendings?asOf=" + day))
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
