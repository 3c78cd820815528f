package com.hissabbook.api.imports;

import static org.assertj.core.api.Assertions.assertThat;

import com.hissabbook.ApiClient.Answer;
import com.hissabbook.ApiTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What may be the same is proposed with its reasons, and nothing follows from it until a person says so. */
class ProposalsTest extends ApiTest {

    private Books books = new Books(client(), "", "");

    @BeforeEach
    void openBooks() {
        books = Books.of(client().register(), "EUR");
    }

    @Test
    void proposesARenumberedLineAndTakesItBackOutOfTheBooksWhenAccepted() {
        books.imported(
                SampleOfx.around(line("A1", "20260110", "Bakery") + line("A2", "20260114", "Coffee house")), Map.of());
        Answer again = books.imported(
                SampleOfx.around(line("A1", "20260110", "Bakery")
                        + line("Z9", "20260114", "Coffee house")
                        + line("A3", "20260118", "Garage")),
                Map.of());
        assertThat(again.json().at("/counts/added").asInt()).isEqualTo(2);

        List<JsonNode> open = proposals(again);
        assertThat(open).hasSize(1);
        assertThat(open.getFirst().path("line").asInt()).isEqualTo(2);
        assertThat(open.getFirst().path("reasons").toString())
                .contains("same amount", "same day", "same text", "another id");

        Answer accepted =
                books.person().post(proposals(again, "accept"), Map.of()).expect(200);
        assertThat(accepted.json().at("/counts/added").asInt()).isEqualTo(1);
        assertThat(accepted.json().at("/counts/duplicate").asInt()).isEqualTo(2);
        assertThat(proposals(again)).isEmpty();
        assertThat(transactions()).isEqualTo(3);

        books.person()
                .post(
                        books.path("/imports/" + again.text("id") + "/decisions"),
                        Map.of("lines", List.of(2), "decision", "NEW", "reason", "two after all"))
                .expect(200);
        assertThat(transactions()).isEqualTo(4);
    }

    @Test
    void doesNotProposeAgainWhatWasDismissed() {
        books.imported(SampleOfx.around(line("A1", "20260110", "Coffee house")), Map.of());
        Answer later = books.imported(SampleOfx.around(line("B1", "20260110", "Coffee house")), Map.of());
        assertThat(proposals(later)).hasSize(1);

        books.person()
                .post(proposals(later, "dismiss"), Map.of("lines", List.of(1)))
                .expect(200);

        assertThat(proposals(later)).isEmpty();
        books.person()
                .post(proposals(later, "accept"), Map.of("lines", List.of(1)))
                .expectProblem(400, "invalid-request");
        assertThat(transactions()).isEqualTo(2);
    }

    /** The same month from another source, with other texts and no ids: a doubled month is as bad as a lost one. */
    @Test
    void stopsAFileThatIsKnownFromAnotherSource() {
        Answer ofx = books.imported(SampleOfx.statement("EUR", 40, 3), Map.of());
        assertThat(ofx.text("state")).isEqualTo("COMPLETED");
        String csv = asCsv(ofx);

        Answer stopped = books.imported(csv, Map.of());

        assertThat(stopped.text("state")).as(stopped.response().body()).isEqualTo("AWAITING_REVIEW");
        assertThat(stopped.text("doubt")).isEqualTo("looks-known");
        assertThat(transactions()).isEqualTo(40);
        int proposed = proposals(stopped).size();
        assertThat(proposed).isGreaterThanOrEqualTo(36);

        books.person()
                .post(proposals(stopped, "accept"), Map.of("reason", "the CSV of the same month"))
                .expect(200);
        Answer done = books.settled(stopped.text("id"));
        assertThat(done.text("state")).as(done.response().body()).isEqualTo("COMPLETED");
        assertThat(done.json().at("/counts/duplicate").asInt()).isEqualTo(proposed);
        assertThat(transactions()).isEqualTo(40 + 41 - proposed);

        Answer again = books.imported(csv.replace("Late fee", "Late fees"), Map.of());
        assertThat(again.json().at("/counts/duplicate").asInt()
                        + again.json().at("/counts/conflict").asInt())
                .as(again.response().body())
                .isEqualTo(40);
    }

    @Test
    void remembersWhatWasAcceptedWhereNothingWasNew() {
        Answer ofx = books.imported(SampleOfx.statement("EUR", 40, 3), Map.of());
        String csv = asCsv(ofx);
        String known = csv.substring(0, csv.indexOf("2026-01-05;Late fee"));
        Answer stopped = books.imported(known, Map.of());
        int proposed = proposals(stopped).size();
        books.person()
                .post(proposals(stopped, "accept"), Map.of("lines", List.of(line(stopped, 0)), "reason", "known"))
                .expect(200);
        assertThat(books.settled(stopped.text("id")).text("state"))
                .as("what is left is not new because one was decided")
                .isEqualTo("AWAITING_REVIEW");
        books.person()
                .post(proposals(stopped, "accept"), Map.of("reason", "known"))
                .expect(200);
        Answer done = books.settled(stopped.text("id"));
        if (done.text("state").equals("AWAITING_REVIEW")) {
            books.person()
                    .post(
                            books.path("/imports/" + stopped.text("id") + "/approve"),
                            Map.of("planHash", done.text("planHash")))
                    .expect(200);
            done = books.settled(stopped.text("id"));
        }
        assertThat(done.json().at("/counts/duplicate").asInt()).isGreaterThanOrEqualTo(proposed);
        int added = done.json().at("/counts/added").asInt();

        Answer again = books.imported(known + "2026-03-05;Late fee;-77.77\n", Map.of("review", "ALWAYS"));

        assertThat(again.json().at("/counts/duplicate").asInt()
                        + again.json().at("/counts/conflict").asInt())
                .as(again.response().body())
                .isEqualTo(40);
        assertThat(added).isEqualTo(40 - done.json().at("/counts/duplicate").asInt());
    }

    private int line(Answer stopped, int n) {
        return proposals(stopped).get(n).path("line").asInt();
    }

    /** The OFX file's lines in another bank's words, and one that is new. */
    private String asCsv(Answer ofx) {
        var csv = new StringBuilder("Date;Text;Amount\n");
        books.person()
                .get(books.path("/imports/" + ofx.text("id") + "/lines?limit=500"))
                .expect(200)
                .json()
                .path("items")
                .forEach(line -> csv.append(line.path("booked").asString())
                        .append(";CARD PAYMENT NO ")
                        .append(line.path("line").asInt())
                        .append(';')
                        .append(line.at("/amount/amount").asString())
                        .append('\n'));
        return csv.append("2026-01-05;Late fee;-77.77\n").toString();
    }

    private static String line(String id, String day, String name) {
        return "<STMTTRN><TRNTYPE>DEBIT<DTPOSTED>" + day + "<TRNAMT>-3.20<FITID>" + id + "<NAME>" + name
                + "</STMTTRN>\n";
    }

    private String proposals(Answer imported, String action) {
        return books.path("/imports/" + imported.text("id") + "/proposals/" + action);
    }

    private List<JsonNode> proposals(Answer imported) {
        return books.person()
                .get(books.path("/imports/" + imported.text("id") + "/proposals?limit=500"))
                .expect(200)
                .json()
                .path("items")
                .valueStream()
                .toList();
    }

    private int transactions() {
        return books.person()
                .get(books.path("/transactions?limit=500"))
                .expect(200)
                .json()
                .path("items")
                .size();
    }
}
