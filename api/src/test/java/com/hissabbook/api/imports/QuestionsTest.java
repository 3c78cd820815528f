package com.hissabbook.api.imports;

import static org.assertj.core.api.Assertions.assertThat;

import com.hissabbook.ApiClient.Answer;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What a file leaves open is asked, not guessed. */
class QuestionsTest extends AskingTest {

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
    void knowsTheSameFileWithoutAskingAgain() {
        Answer first = books.imported(EITHER_ORDER, Map.of());
        answer(first, Map.of("answers", Map.of("DATE_ORDER", "d/M/yyyy"))).expect(200);
        books.settled(first.text("id"));

        Answer again = books.imported(EITHER_ORDER, Map.of());

        assertThat(again.text("state")).isEqualTo("COMPLETED");
        assertThat(again.text("sameAs")).isEqualTo(first.text("id"));
        assertThat(days()).hasSize(2);
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
    void asksForTheSignOfACardsAmounts() {
        String card = books.person()
                .post(books.path("/ledgers"), Map.of("name", "Card", "kind", "CARD", "currency", "EUR"))
                .expect(201)
                .text("id");
        Answer asked = books.imported(
                "Date,Text,Amount,Balance\n2026-01-13,Shop,10.00,110.00\n2026-01-15,Shop,30.00,140.00\n2026-01-20,Payment,-140.00,0.00\n",
                Map.of("ledgerId", card));
        assertThat(asked.json().at("/questions/0/about").asString()).isEqualTo("SIGN");

        answer(asked, Map.of("answers", Map.of("SIGN", "reversed"))).expect(200);

        assertThat(books.settled(asked.text("id"))
                        .json()
                        .at("/sums/added/amount")
                        .asString())
                .isEqualTo("100.00");
    }

    @Test
    void takesSeveralStatementsOfOneAccountWithoutItsNumberSetUp() {
        String day =
                ":20:A\n:25:12345\n:28C:%d/1\n:60F:C26010%dEUR%d,00\n:61:26010%1$dD10,00NMSCA%1$d\n:62F:C26010%2$dEUR%4$d,00\n-\n";

        Answer done = books.imported(day.formatted(1, 1, 100, 90) + day.formatted(2, 2, 90, 80), Map.of());

        assertThat(done.text("state")).as(done.response().body()).isEqualTo("COMPLETED");
        assertThat(done.text("format")).isEqualTo("MT940");
        assertThat(done.json().at("/sums/added/amount").asString()).isEqualTo("-20.00");
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
}
