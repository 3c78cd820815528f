package com.hissabbook.api.imports;

import static org.assertj.core.api.Assertions.assertThat;

import com.hissabbook.ApiClient.Answer;
import com.hissabbook.ApiTest;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What a file leaves open is asked, not guessed; a layout that was settled once is recognised again. */
class QuestionsTest extends ApiTest {

    /** No day above 12: day or month may come first. */
    private static final String EITHER_ORDER = """
            Date,Text,Amount
            03/04/2026,Coffee,-3.50
            05/04/2026,Bread,-4.10
            """;

    private static final String NEXT_MONTH = """
            Date,Text,Amount
            01/05/2026,Coffee,-3.60
            02/05/2026,Rent,-700.00
            """;

    private Books books;

    @BeforeEach
    void openBooks() {
        books = Books.of(client().register(), "EUR");
    }

    @Test
    void asksForTheOrderOfDayAndMonthAndBooksNothingBeforeTheAnswer() {
        Answer asked = books.imported(EITHER_ORDER, Map.of());

        assertThat(asked.text("state")).as(asked.response().body()).isEqualTo("AWAITING_ANSWER");
        assertThat(asked.json().path("questions")).hasSize(1);
        JsonNode question = asked.json().at("/questions/0");
        assertThat(question.path("about").asString()).isEqualTo("DATE_ORDER");
        assertThat(question.path("text").asString()).isNotEmpty();
        assertThat(question.path("options")
                        .valueStream()
                        .map(option -> option.path("value").asString()))
                .containsExactlyInAnyOrder("d/M/yyyy", "M/d/yyyy");
        assertThat(days()).isEmpty();

        Answer answered = answer(asked, Map.of("answers", Map.of("DATE_ORDER", "d/M/yyyy")))
                .expect(200);
        assertThat(answered.text("state")).isNotIn("AWAITING_ANSWER", "REFUSED");

        Answer done = books.settled(asked.text("id"));
        assertThat(done.text("state")).as(done.response().body()).isEqualTo("COMPLETED");
        assertThat(done.json().has("questions")).isFalse();
        assertThat(done.text("format")).isEqualTo("CSV");
        assertThat(done.text("encoding")).isEqualTo("UTF-8");
        assertThat(done.json().at("/reading/layout/dateFormats/0").asString()).isEqualTo("d/M/yyyy");
        assertThat(days()).containsExactlyInAnyOrder("2026-04-03", "2026-04-05");
    }

    @Test
    void refusesAnAnswerThatIsNoneAndSaysWhatWouldBe() {
        Answer asked = books.imported(EITHER_ORDER, Map.of());

        Answer wrong =
                answer(asked, Map.of("answers", Map.of("DATE_ORDER", "yyyy"))).expectProblem(422, "invalid-answer");
        assertThat(wrong.text("detail")).contains("d/M/yyyy", "M/d/yyyy");
        answer(asked, Map.of("answers", Map.of())).expectProblem(422, "unanswered");
        answer(asked, Map.of("answers", Map.of("DATE_ORDER", "d/M/yyyy", "SIGN", "reversed")))
                .expectProblem(422, "invalid-answer");
        answer(asked, Map.of("answers", Map.of("WEATHER", "rain"))).expect(400);
        answer(asked, Map.of("answers", Collections.singletonMap("DATE_ORDER", null)))
                .expectProblem(422, "unanswered");
        assertThat(preview(asked, Map.of("answers", Map.of("DATE_ORDER", "yyyy")))
                        .expect(200)
                        .json()
                        .path("questions"))
                .hasSize(1);

        assertThat(books.settled(asked.text("id")).text("state")).isEqualTo("AWAITING_ANSWER");
    }

    @Test
    void showsTheFirstRowsUnderEachAnswerAndKeepsNothing() {
        Answer asked = books.imported(EITHER_ORDER, Map.of());

        for (String[] day : new String[][] {{"d/M/yyyy", "2026-04-03"}, {"M/d/yyyy", "2026-03-04"}}) {
            Answer preview = preview(asked, Map.of("answers", Map.of("DATE_ORDER", day[0])))
                    .expect(200);
            assertThat(preview.json().path("questions")).isEmpty();
            assertThat(preview.json().at("/rows/0/booked").asString()).isEqualTo(day[1]);
            assertThat(preview.json().at("/rows/0/amount/amount").asString()).isEqualTo("-3.50");
        }
        Answer open = preview(asked, Map.of()).expect(200);
        assertThat(open.json().path("questions")).hasSize(1);
        assertThat(books.person()
                        .post(books.path("/imports/" + asked.text("id") + "/preview?rows=1"), Map.of())
                        .expect(200)
                        .json()
                        .path("rows"))
                .hasSize(1);
        assertThat(books.settled(asked.text("id")).text("state")).isEqualTo("AWAITING_ANSWER");
    }

    @Test
    void takesAnImportThatAsksBackAndThenTakesNoAnswer() {
        Answer asked = books.imported(EITHER_ORDER, Map.of());

        books.person()
                .post(books.path("/imports/" + asked.text("id") + "/cancel"), Map.of())
                .expect(200);

        answer(asked, Map.of("answers", Map.of("DATE_ORDER", "d/M/yyyy"))).expectProblem(409, "not-awaiting-answer");
        assertThat(days()).isEmpty();
    }

    @Test
    void asksAgainForTheSameFileAndFindsItKnown() {
        Answer first = books.imported(EITHER_ORDER, Map.of());
        answer(first, Map.of("answers", Map.of("DATE_ORDER", "d/M/yyyy"))).expect(200);
        books.settled(first.text("id"));

        Answer second = books.imported(EITHER_ORDER, Map.of());
        assertThat(second.text("state")).isEqualTo("AWAITING_ANSWER");
        answer(second, Map.of("answers", Map.of("DATE_ORDER", "d/M/yyyy"))).expect(200);

        Answer done = books.settled(second.text("id"));
        assertThat(done.text("state")).isEqualTo("COMPLETED");
        assertThat(done.text("sameAs")).isEqualTo(first.text("id"));
        assertThat(days()).hasSize(2);
    }

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
        answer(asked, Map.of("answers", Map.of("YEAR", "2026-01-31"))).expect(200);
        books.settled(asked.text("id"));
        save(asked, "Without years").expect(201);

        Answer next = books.imported("Date,Text,Amount\n02/02,Coffee,-3.50\n27/02,Bread,-4.10\n", Map.of());
        assertThat(next.json().at("/questions/0/about").asString()).isEqualTo("YEAR");
        answer(next, Map.of("answers", Map.of("YEAR", "2026-02-28"))).expect(200);

        books.settled(next.text("id"));
        assertThat(days()).containsExactlyInAnyOrder("2026-01-02", "2026-01-31", "2026-02-02", "2026-02-27");
    }

    @Test
    void asksForTheOrderOfAQifFilesDatesToo() {
        Answer asked = books.imported(
                "!Type:Bank\nD03/04/2026\nT-3.50\nPCoffee\n^\nD05/04/2026\nT-4.10\nPBread\n^\n", Map.of());
        assertThat(asked.json().at("/questions/0/about").asString())
                .as(asked.response().body())
                .isEqualTo("DATE_ORDER");

        answer(asked, Map.of("answers", Map.of("DATE_ORDER", "DAY_FIRST"))).expect(200);

        assertThat(books.settled(asked.text("id")).text("state")).isEqualTo("COMPLETED");
        assertThat(days()).containsExactlyInAnyOrder("2026-04-03", "2026-04-05");
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
    void warnsOfTheFirstLineWhereTheRunningBalanceBreaksAndImportsAllTheSame() {
        Answer done = books.imported("""
                Date,Text,Amount,Balance
                2026-04-03,Coffee,-3.50,96.50
                2026-04-04,Bread,-4.10,92.40
                2026-04-05,Cheese,-2.40,80.00
                2026-04-06,Rent,-70.00,10.00
                """, Map.of());

        assertThat(done.text("state")).as(done.response().body()).isEqualTo("COMPLETED");
        JsonNode warning = done.json()
                .at("/statements/0/warnings")
                .valueStream()
                .filter(one -> one.path("code").asString().equals("running-balance-breaks"))
                .findFirst()
                .orElseThrow();
        assertThat(warning.path("line").asInt()).isEqualTo(4);
        assertThat(warning.path("text").asString()).contains("90.00 EUR", "80.00 EUR");
        assertThat(days()).hasSize(4);
    }

    private Answer answer(Answer asked, Map<String, ?> answers) {
        return books.person().post(books.path("/imports/" + asked.text("id") + "/answers"), answers);
    }

    private Answer preview(Answer asked, Map<String, ?> answers) {
        return books.person().post(books.path("/imports/" + asked.text("id") + "/preview"), answers);
    }

    private Answer save(Answer imported, String name) {
        return books.person().post(books.path("/csv-profiles"), Map.of("name", name, "importId", imported.text("id")));
    }

    private List<String> days() {
        return books.person()
                .get(books.path("/transactions"))
                .expect(200)
                .json()
                .path("items")
                .valueStream()
                .map(transaction -> transaction.path("date").asString())
                .toList();
    }

    /** Amounts without sign, all of them money out. */
    private static Map<String, Object> layout(String date, String format, String amount) {
        return Map.of(
                "encoding",
                "UTF-8",
                "delimiter",
                ",",
                "header",
                true,
                "dateColumn",
                date,
                "dateFormats",
                List.of(format),
                "amount",
                Map.of("signed", Map.of("column", amount, "negated", true)),
                "decimalMark",
                ".");
    }
}
