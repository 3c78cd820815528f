package com.hissabbook.api.imports;

import static com.hissabbook.api.imports.Bookkeeping.bank;
import static com.hissabbook.api.imports.Bookkeeping.decide;
import static com.hissabbook.api.imports.Bookkeeping.line;
import static com.hissabbook.api.imports.Bookkeeping.undo;
import static org.assertj.core.api.Assertions.assertThat;

import com.hissabbook.ApiClient.Answer;
import com.hissabbook.ApiTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What people skipped of a file stays skipped in its corrections, wherever the line has gone. */
class SkippedInCorrectionsTest extends ApiTest {

    private static final String ROWS = """
            2026-01-02;Milk;-1.00
            2026-01-05;Coffee;-3.50
            2026-01-05;Coffee;-3.50
            2026-01-07;Bread;-4,1x
            2026-01-08;Cake;-5,0x
            """;

    @Test
    void whereItsLinesHaveMovedByOne() {
        Books books = books();
        String first = imported(books);
        decide(books, first, "SKIP", 3).expect(200);
        assertThat(bank(books)).isEqualTo("-4.50");

        String moved = corrected(books, first, file("2026-01-01;Rent;-90.00\n" + ROWS.replace("4,1x", "4.10")));

        assertThat(lines(books, moved, 6))
                .containsExactly(
                        "NEW/first-seen",
                        "DUPLICATE/same-facts",
                        "DUPLICATE/same-facts",
                        "REJECTED/skipped",
                        "NEW/first-seen",
                        "REJECTED/amount-unreadable");
        assertThat(bank(books)).isEqualTo("-98.60");
    }

    @Test
    void whereItWasSkippedInACorrectionThatStands() {
        Books books = books();
        String first = imported(books);
        String half = corrected(books, first, rejects(books, first).replace("-4,1x", "-4.10"));
        decide(books, half, "SKIP", 4).expect(200);
        assertThat(bank(books)).isEqualTo("-8.00");

        String rest = corrected(books, first, rejects(books, first).replace("-5,0x", "-5.00"));

        assertThat(line(books, rest, 4)).isEqualTo("REJECTED/skipped");
        assertThat(line(books, rest, 5)).isEqualTo("NEW/first-seen");
        assertThat(bank(books)).isEqualTo("-13.00");
    }

    @Test
    void notWhereItWasSkippedInACorrectionThatIsUndone() {
        Books books = books();
        String first = imported(books);
        String half = corrected(books, first, rejects(books, first).replace("-4,1x", "-4.10"));
        decide(books, half, "SKIP", 4).expect(200);
        undo(books, half);

        String again = corrected(books, first, file(ROWS.replace("-4,1x", "-4.10")));

        assertThat(line(books, again, 4)).isEqualTo("NEW/first-seen");
        assertThat(bank(books)).isEqualTo("-12.10");
    }

    @Test
    void unlessItWasAcceptedSince() {
        Books books = books();
        String first = imported(books);
        decide(books, first, "SKIP", 1).expect(200);
        String half = corrected(books, first, rejects(books, first).replace("-4,1x", "-4.10"));
        assertThat(line(books, half, 1)).isEqualTo("REJECTED/skipped");
        decide(books, first, "NEW", 1).expect(200);
        assertThat(bank(books)).isEqualTo("-12.10");

        decide(books, half, "NEW", 1).expectProblem(409, "imported-again");
        String rest = corrected(books, first, rejects(books, first).replace("-5,0x", "-5.00"));

        assertThat(line(books, rest, 1)).isEqualTo("DUPLICATE/same-facts");
        assertThat(bank(books)).isEqualTo("-17.10");
    }

    private static List<String> lines(Books books, String id, int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(no -> line(books, id, no))
                .toList();
    }

    private String imported(Books books) {
        Answer done = books.imported(file(ROWS), Map.of("profileId", RejectedFile.profile(books, "UTF-8")));
        assertThat(done.json().at("/counts/added").asInt())
                .as(done.response().body())
                .isEqualTo(3);
        return done.text("id");
    }

    private static String file(String rows) {
        return "Date;Text;Amount\n" + rows;
    }

    private static String rejects(Books books, String id) {
        return books.person()
                .get(books.path("/imports/" + id + "/rejects"))
                .expect(200)
                .response()
                .body();
    }

    private static String corrected(Books books, String corrects, String content) {
        String id = books.upload(content.getBytes(StandardCharsets.UTF_8), Map.of("corrects", corrects))
                .expect(202)
                .text("id");
        Answer done = books.settled(id);
        assertThat(done.text("state")).as(done.response().body()).isEqualTo("COMPLETED");
        return id;
    }

    private Books books() {
        return Books.of(client().register(), "EUR");
    }
}
