package com.hissabbook.api.imports;

import static org.assertj.core.api.Assertions.assertThat;

import com.hissabbook.ApiClient.Answer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A layout that was settled once is recognised again. */
class SavedLayoutsTest extends AskingTest {

    @Test
    void recognisesTheNextFileByTheLayoutThatWasSavedFromTheFirst() {
        Answer first = books.imported(EITHER_ORDER, Map.of());
        save(first, "My bank").expectProblem(409, "no-layout");
        answer(first, Map.of("answers", Map.of("DATE_ORDER", "d/M/yyyy"))).expect(200);
        books.settled(first.text("id"));
        String profile = save(first, "My bank").expect(201).text("id");

        Answer next = books.imported(NEXT_MONTH, Map.of());

        assertThat(next.text("state")).as(next.response().body()).isEqualTo("COMPLETED");
        assertThat(next.text("profileId")).isEqualTo(profile);
        assertThat(next.json().at("/reading/evidence/0").asString()).contains("My bank");
        assertThat(days()).contains("2026-05-01", "2026-05-02");
    }

    @Test
    void asksWhichOfTwoSavedLayoutsWithOneHeaderIsMeant() {
        Answer first = books.imported(EITHER_ORDER, Map.of());
        answer(first, Map.of("answers", Map.of("DATE_ORDER", "d/M/yyyy"))).expect(200);
        books.settled(first.text("id"));
        save(first, "My bank").expect(201);
        String other = save(first, "My other bank").expect(201).text("id");

        Answer asked = books.imported(NEXT_MONTH, Map.of());
        assertThat(asked.json().at("/questions/0/about").asString()).isEqualTo("SAVED_LAYOUT");
        answer(asked, Map.of("answers", Map.of("SAVED_LAYOUT", other))).expect(200);

        assertThat(books.settled(asked.text("id")).text("profileId")).isEqualTo(other);
    }

    @Test
    void takesNoSavedLayoutThatTheFileContradicts() {
        Answer first = books.imported(EITHER_ORDER, Map.of());
        answer(first, Map.of("answers", Map.of("DATE_ORDER", "M/d/yyyy"))).expect(200);
        books.settled(first.text("id"));
        save(first, "Month first").expect(201);

        Answer next = books.imported("Date,Text,Amount\n13/05/2026,Tea,-2.50\n05/05/2026,Pay,10.00\n", Map.of());

        assertThat(next.text("state")).as(next.response().body()).isEqualTo("COMPLETED");
        assertThat(next.json().has("profileId")).isFalse();
        assertThat(days()).contains("2026-05-13", "2026-05-05");
    }

    @Test
    void previewsAFileUnderASavedLayoutBeforeItIsHandedIn() {
        String profile = books.person()
                .post(
                        books.path("/csv-profiles"),
                        Map.of("name", "Plain", "layout", layout("Date", "yyyy-MM-dd", "Amount")))
                .expect(201)
                .text("id");
        byte[] file =
                "Date,Text,Amount\n2026-04-03,Coffee,3.50\n2026-04-31,Never,4.10\n".getBytes(StandardCharsets.UTF_8);

        JsonNode rows = books.person()
                .upload(
                        books.path("/csv-profiles/" + profile + "/preview"),
                        "a.csv",
                        file,
                        Map.of("ledgerId", books.ledger()))
                .expect(200)
                .json()
                .path("rows");

        assertThat(rows).hasSize(2);
        assertThat(rows.at("/0/amount/amount").asString()).isEqualTo("-3.50");
        assertThat(rows.at("/1/problem").asString()).contains("2026-04-31");
        assertThat(books.person().get(books.path("/imports")).json().path("items"))
                .isEmpty();
    }

    @Test
    void takesAWholeLayoutWhereTheColumnsCannotBeTold() {
        Answer asked = books.imported("Date,Text,Amount\n2026:04:03,Coffee,3.50\n2026:04:05,Bread,4.10\n", Map.of());
        assertThat(asked.text("state")).as(asked.response().body()).isEqualTo("AWAITING_ANSWER");
        assertThat(asked.json().at("/questions/0/about").asString()).isEqualTo("COLUMNS");
        answer(asked, Map.of("answers", Map.of("COLUMNS", "Date"))).expectProblem(422, "invalid-answer");

        answer(asked, Map.of("layout", layout("Date", "yyyy:MM:dd", "Amount"))).expect(200);

        Answer done = books.settled(asked.text("id"));
        assertThat(done.text("state")).as(done.response().body()).isEqualTo("COMPLETED");
        assertThat(done.json().at("/sums/added/amount").asString()).isEqualTo("-7.60");
    }

    @Test
    void asksForTheYearEachTimeWhereDatesHaveNone() {
        String january = "Date,Text,Amount\n02/01,Coffee,-3.50\n31/01,Bread,-4.10\n";
        Answer asked = books.imported(january, Map.of());
        assertThat(asked.json().at("/questions/0/about").asString())
                .as(asked.response().body())
                .isEqualTo("YEAR");
        answer(asked, Map.of("answers", Map.of("YEAR", "soon"))).expectProblem(422, "invalid-answer");
        answer(asked, Map.of("answers", Map.of("YEAR", "0001-01-01"))).expectProblem(422, "invalid-answer");
        answer(asked, Map.of("answers", Map.of("YEAR", "2026-01-31"))).expect(200);
        books.settled(asked.text("id"));
        save(asked, "Without years").expect(201);

        Answer next = books.imported("Date,Text,Amount\n02/02,Coffee,-3.50\n27/02,Bread,-4.10\n", Map.of());
        assertThat(next.json().at("/questions/0/about").asString()).isEqualTo("YEAR");
        answer(next, Map.of("answers", Map.of("YEAR", "2026-02-28"))).expect(200);

        books.settled(next.text("id"));
        assertThat(days()).containsExactlyInAnyOrder("2026-01-02", "2026-01-31", "2026-02-02", "2026-02-27");
    }
}
