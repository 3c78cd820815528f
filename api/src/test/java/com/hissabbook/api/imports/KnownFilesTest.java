package com.hissabbook.api.imports;

import static org.assertj.core.api.Assertions.assertThat;

import com.hissabbook.ApiClient.Answer;
import com.hissabbook.ApiTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A file most of whose lines are known from another source stops, and is asked about once. */
class KnownFilesTest extends ApiTest {

    private Books books = new Books(client(), "", "");

    @BeforeEach
    void openBooks() {
        books = Books.of(client().register(), "EUR");
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
    void asksOneQuestionForTheFileAndSaysWhereItIsKnownFrom() {
        Answer ofx = books.imported(SampleOfx.statement("EUR", 40, 3), Map.of());
        Answer stopped = books.imported(asCsv(ofx), Map.of());
        int proposed = proposals(stopped).size();

        JsonNode summary = summary(stopped);
        assertThat(summary.path("lines").asInt()).isEqualTo(41);
        assertThat(summary.path("known").asInt()).isZero();
        assertThat(summary.path("likely").asInt()).isEqualTo(proposed);
        assertThat(summary.path("others").asInt()).isEqualTo(41 - proposed);
        assertThat(summary.path("sources").size()).isOne();
        assertThat(summary.at("/sources/0/importId").asString()).isEqualTo(ofx.text("id"));
        assertThat(summary.at("/sources/0/format").asString()).isEqualTo(ofx.text("format"));
        assertThat(summary.at("/sources/0/lines").asInt()).isEqualTo(proposed);
        assertThat(summary.path("question").asString())
                .startsWith(proposed + " of 41 lines are known or look known from ")
                .endsWith("Are these " + proposed + " the same?");

        books.person().post(summary.path("accept").asString(), Map.of()).expect(200);
        books.settled(stopped.text("id"));
        assertThat(transactions()).isEqualTo(81 - proposed);
        JsonNode after = summary(stopped);
        assertThat(after.path("known").asInt()).isEqualTo(proposed);
        assertThat(after.path("likely").asInt()).isZero();
        assertThat(after.at("/sources/0/lines").asInt()).isEqualTo(proposed);
    }

    /** January and March are known, February is not: two thirds of the quarter would be booked twice. */
    @Test
    void stopsAQuarterOfWhichOneMonthIsMissing() {
        books.imported(SampleOfx.around(month("01", "J")), Map.of());
        books.imported(SampleOfx.around(month("03", "M")), Map.of());
        var csv = new StringBuilder("Date;Text;Amount\n");
        for (String month : List.of("01", "02", "03")) {
            for (int day = 1; day <= 20; day++) {
                csv.append("2026-%s-%02d;CARD PAYMENT NO %s%d;-%d.00\n".formatted(month, day, month, day, 10 + day));
            }
        }

        Answer stopped = books.imported(csv.toString(), Map.of());

        assertThat(stopped.text("state")).as(stopped.response().body()).isEqualTo("AWAITING_REVIEW");
        assertThat(stopped.text("doubt")).isEqualTo("looks-known");
        assertThat(proposals(stopped)).hasSizeBetween(36, 40);
        assertThat(summary(stopped).path("sources").size()).isEqualTo(2);
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

    private static String month(String month, String id) {
        var lines = new StringBuilder();
        for (int day = 1; day <= 20; day++) {
            lines.append("<STMTTRN><TRNTYPE>DEBIT<DTPOSTED>2026%s%02d<TRNAMT>-%d.00<FITID>%s%d<NAME>Shop %d</STMTTRN>\n"
                    .formatted(month, day, 10 + day, id, day, day % 3));
        }
        return lines.toString();
    }

    private JsonNode summary(Answer imported) {
        return books.person().get(proposals(imported, "summary")).expect(200).json();
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
