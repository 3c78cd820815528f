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

    @Test
    void proposesAnotherOneWhereTheFirstWasDismissed() {
        books.imported(SampleOfx.around(line("A1", "20260110", "Coffee house")), Map.of());
        Answer later = books.imported(
                SampleOfx.around(line("B1", "20260110", "Coffee house") + line("B2", "20260111", "Coffee house")),
                Map.of("review", "ALWAYS"));
        assertThat(proposals(later)).hasSize(1);
        assertThat(line(later, 0)).isEqualTo(1);

        books.person()
                .post(proposals(later, "dismiss"), Map.of("lines", List.of(1)))
                .expect(200);
        books.person()
                .post(
                        books.path("/imports/" + later.text("id") + "/decisions"),
                        Map.of("lines", List.of(1), "decision", "NEW", "reason", "another coffee"))
                .expect(200);

        assertThat(proposals(later)).hasSize(1);
        assertThat(line(later, 0)).isEqualTo(2);
    }

    @Test
    void takesNoEmptyListForAllAndKeepsADismissalInTheAudit() {
        books.imported(SampleOfx.around(line("A1", "20260110", "Coffee house")), Map.of());
        Answer later = books.imported(SampleOfx.around(line("B1", "20260110", "Coffee house")), Map.of());

        for (String action : List.of("accept", "dismiss")) {
            assertThat(books.person()
                            .post(proposals(later, action), Map.of("lines", List.of()))
                            .expectProblem(400, "invalid-request")
                            .response()
                            .body())
                    .contains("lines", "leave the field out");
        }
        assertThat(proposals(later)).hasSize(1);

        books.person().post(proposals(later, "dismiss"), Map.of()).expect(200);
        assertThat(proposals(later)).isEmpty();
        assertThat(books.person()
                        .get(books.path("/audit"))
                        .expect(200)
                        .response()
                        .body())
                .containsOnlyOnce("transaction.proposals-dismissed");
    }

    @Test
    void doesNotCallNumbersTheSameTextForHavingNoWords() {
        books.imported(SampleOfx.around(line("A1", "20260110", "0012345")), Map.of());
        Answer later = books.imported(
                SampleOfx.around(line("A0", "20260101", "1") + line("B1", "20260113", "0099887")), Map.of());

        assertThat(proposals(later)).isEmpty();
    }

    private int line(Answer stopped, int n) {
        return proposals(stopped).get(n).path("line").asInt();
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
