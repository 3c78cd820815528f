package com.hissabbook.api.imports;

import static org.assertj.core.api.Assertions.assertThat;

import com.hissabbook.ApiClient.Answer;
import com.hissabbook.ApiTest;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Rejected lines are downloaded as they came, corrected, handed in again, and join the history of their import. */
class CorrectionsTest extends ApiTest {

    private static final Map<String, String> NOTHING = Map.of();

    private static final String FILE = """
            My bank;export
            Date;Text;Amount
            2026-01-02;Coffee;-3.50
            2026-01-05;Coffee;-3.50
            2026-01-05;Coffee;-3,5x
            2026-01-05;"Bread; dark";-4.10
            2026-02-30;Café;-1.00
            2026-01-09;Milk;-2.00
            """;

    @Test
    void givesTheRejectsInTheirOwnLayoutByteForByte() {
        Books books = books();
        String file = FILE.replace("\n", "\r\n");
        String id = books.settled(
                        books.upload(file.getBytes(Charset.forName("windows-1252")), layout(books, "windows-1252"))
                                .expect(202)
                                .text("id"))
                .text("id");

        Answer rejects =
                books.person().get(books.path("/imports/" + id + "/rejects")).expect(200);

        assertThat(rejects.header("Content-Disposition")).contains("rejects-" + id + ".csv");
        assertThat(rejects.header("Content-Type")).containsIgnoringCase("windows-1252");
        assertThat(rejects.response().body().split("\r\n"))
                .satisfiesExactly(
                        line -> assertThat(line).isEqualTo("My bank;export"),
                        line -> assertThat(line)
                                .isEqualTo("Date;Text;Amount;hissabbook_line;hissabbook_column;hissabbook_reason"),
                        line -> assertThat(line).startsWith("2026-01-05;Coffee;-3,5x;hissabbook:3;Amount;"),
                        line -> assertThat(line).startsWith("2026-02-30;Café;-1.00;hissabbook:5;Date;"));
    }

    /** One file of rejects holds 20,000; what is more comes in the next. */
    @Test
    void givesTheRestOfVeryManyRejectsOnceTheFirstAreCorrected() {
        Books books = books();
        var file = new StringBuilder("Date;Text;Amount\n2026-01-02;Coffee;-3.50\n");
        for (int n = 1; n <= 20_002; n++) {
            file.append("2026-01-05;Ticket ").append(n).append(";-1.0x\n");
        }
        String first = books.imported(file.toString(), Map.of("profileId", RejectedFile.profile(books, "UTF-8")))
                .text("id");

        Answer most = corrected(books, first, rejects(books, first).replace("-1.0x", "-1.00"));
        assertThat(most.json().at("/counts/added").asInt()).isEqualTo(20_000);
        String left = rejects(books, first);
        assertThat(left).contains("Ticket 20001;", "Ticket 20002;").doesNotContain("Ticket 20000;");
        Answer rest = corrected(books, first, left.replace("-1.0x", "-1.00"));

        assertThat(rest.json().at("/counts/added").asInt()).isEqualTo(2);
        books.person().get(books.path("/imports/" + first + "/rejects")).expectProblem(409, "no-open-rejects");
    }

    @Test
    void leavesWhatWasSkipped() {
        Books books = books();
        String first = imported(books);
        int before = transactions(books).size();
        books.person()
                .post(
                        books.path("/imports/" + first + "/decisions"),
                        Map.of("lines", List.of(1), "decision", "SKIP", "reason", "not ours"))
                .expect(200);

        Answer half = corrected(books, first, rejects(books, first).replace("-3,5x", "-3.50"));

        assertThat(half.json().at("/counts/added").asInt())
                .as(half.response().body())
                .isOne();
        assertThat(half.json().at("/counts/duplicate").asInt()).isEqualTo(3);
        assertThat(transactions(books).size()).isBetween(before, before + 1);
    }

    @Test
    void postsOnlyWhatIsMissingAndTheSecondCoffeeStays() {
        Books books = books();
        String first = imported(books);
        String rejects = rejects(books, first);

        Answer half = corrected(books, first, rejects.replace("-3,5x", "-3.50"));
        assertThat(half.text("state")).as(half.response().body()).isEqualTo("COMPLETED");
        assertThat(half.json().at("/counts/added").asInt())
                .as(half.response().body())
                .isEqualTo(1);
        assertThat(half.json().at("/counts/duplicate").asInt()).isEqualTo(4);
        assertThat(half.json().at("/counts/conflict").asInt()).isZero();
        assertThat(half.text("corrects")).isEqualTo(first);
        assertThat(states(books, first)).containsExactly("CORRECTED", "OPEN");
        assertThat(rejects(books, first)).doesNotContain("-3,5x").contains("2026-02-30");

        Answer rest = corrected(books, first, rejects(books, first).replace("2026-02-30", "2026-01-06"));
        assertThat(rest.json().at("/counts/added").asInt())
                .as(rest.response().body())
                .isEqualTo(1);
        assertThat(rest.json().at("/counts/duplicate").asInt()).isEqualTo(5);
        assertThat(states(books, first)).containsExactly("CORRECTED", "CORRECTED");
        assertThat(transactions(books)).hasSize(6);
        assertThat(one(books, first).json().path("corrections").valueStream().map(JsonNode::asString))
                .containsExactly(half.text("id"), rest.text("id"));
        books.person().get(books.path("/imports/" + first + "/rejects")).expectProblem(409, "no-open-rejects");

        JsonNode line = books.person()
                .get(books.path("/imports/" + half.text("id") + "/lines/3"))
                .expect(200)
                .json();
        assertThat(line.path("corrects").asString()).isEqualTo(first);
        assertThat(line.path("raw").asString()).isEqualTo("2026-01-05;Coffee;-3.50");
        assertThat(books.person()
                        .get(books.path("/imports/" + half.text("id") + "/file?handedIn=true"))
                        .expect(200)
                        .response()
                        .body())
                .contains("hissabbook:3");
    }

    @Test
    void takesTheWholeCorrectedFileAsWell() {
        Books books = books();
        String first = imported(books);

        Answer whole = corrected(books, first, FILE.replace("-3,5x", "-3.50").replace("2026-02-30", "2026-01-06"));

        assertThat(whole.json().at("/counts/added").asInt())
                .as(whole.response().body())
                .isEqualTo(2);
        assertThat(whole.json().at("/counts/duplicate").asInt()).isEqualTo(4);
        assertThat(states(books, first)).containsExactly("CORRECTED", "CORRECTED");
    }

    @Test
    void standsOnItsOwnWhenTheFirstImportIsUndone() {
        Books books = books();
        String first = imported(books);
        Answer whole = corrected(books, first, rejects(books, first).replace("-3,5x", "-3.50"));

        undo(books, first);
        assertThat(transactions(books)).hasSize(5);
        undo(books, whole.text("id"));
        assertThat(transactions(books)).isEmpty();
    }

    @Test
    void opensTheRejectsAgainWhenTheCorrectionIsUndone() {
        Books books = books();
        String first = imported(books);
        Answer done = corrected(books, first, rejects(books, first).replace("-3,5x", "-3.50"));

        undo(books, done.text("id"));

        assertThat(states(books, first)).containsExactly("OPEN", "OPEN");
        assertThat(transactions(books)).hasSize(4);
    }

    @Test
    void rejectedLinesCanBeGivenUp() {
        Books books = books();
        String first = imported(books);
        String route = books.path("/imports/" + first + "/rejects/give-up");

        books.person()
                .post(route, Map.of("lines", List.of(5), "note", "no such day"))
                .expect(200);

        assertThat(states(books, first)).containsExactly("OPEN", "GIVEN_UP");
        books.person().post(route, Map.of("lines", List.of(5), "note", "again")).expectProblem(409, "not-open");
        books.person()
                .post(route, Map.of("lines", List.of(1), "note", "is fine"))
                .expectProblem(409, "not-open");
    }

    @Test
    void refusesWhatDoesNotTellItsLines() {
        Books books = books();
        String first = imported(books);
        String rejects = rejects(books, first);

        books.upload(rejects.getBytes(StandardCharsets.UTF_8), NOTHING).expectProblem(422, "corrects-missing");
        handIn(books, first, "Date;Text;Amount\n2026-01-05;Coffee;-3.50\n").expectProblem(422, "correction-incomplete");
        handIn(books, first, rejects + "2026-01-05;Tea;-1.00\n").expectProblem(422, "unclear-correction");
        handIn(books, first, rejects.replace("hissabbook:3", "hissabbook:1")).expectProblem(422, "no-rejected-line");
        handIn(books, first, rejects.replace("hissabbook:3", "hissabbook:5")).expectProblem(422, "unclear-correction");
        assertThat(transactions(books)).hasSize(4);
    }

    @Test
    void takesTheWholeCorrectedFileOfAnotherFormat() {
        Books books = books();
        String id = books.imported("!Type:Bank\nD12/31/2025\nTabc\n^\nD12/30/2025\nT1.00\n^\n", NOTHING)
                .text("id");

        Answer whole = corrected(books, id, "!Type:Bank\nD12/31/2025\nT2.00\n^\nD12/30/2025\nT1.00\n^\n");
        assertThat(whole.json().at("/counts/added").asInt())
                .as(whole.response().body())
                .isEqualTo(1);
        assertThat(whole.json().at("/counts/duplicate").asInt()).isEqualTo(1);
        assertThat(states(books, id)).containsExactly("CORRECTED");
    }

    private static String imported(Books books) {
        Answer done = books.imported(FILE, layout(books, "UTF-8"));
        assertThat(done.json().at("/counts/added").asInt())
                .as(done.response().body())
                .isEqualTo(4);
        assertThat(done.json().at("/counts/rejected").asInt()).isEqualTo(2);
        return done.text("id");
    }

    private static String rejects(Books books, String id) {
        return books.person()
                .get(books.path("/imports/" + id + "/rejects"))
                .expect(200)
                .response()
                .body();
    }

    private static Answer handIn(Books books, String corrects, String content) {
        return books.upload(content.getBytes(StandardCharsets.UTF_8), Map.of("corrects", corrects));
    }

    private static Answer corrected(Books books, String corrects, String content) {
        return books.settled(handIn(books, corrects, content).expect(202).text("id"));
    }

    private static Answer one(Books books, String id) {
        return books.person().get(books.path("/imports/" + id)).expect(200);
    }

    private static List<String> states(Books books, String id) {
        return books.person()
                .get(books.path("/imports/" + id + "/rejects/states"))
                .expect(200)
                .json()
                .path("items")
                .valueStream()
                .map(line -> line.path("status").asString())
                .toList();
    }

    private static void undo(Books books, String id) {
        books.person().post(books.path("/imports/" + id + "/undo"), NOTHING).expect(202);
        assertThat(books.settled(id).text("state")).isEqualTo("UNDONE");
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

    private static Map<String, String> layout(Books books, String encoding) {
        return Map.of("profileId", RejectedFile.profile(books, encoding));
    }
}
