package com.hissabbook.api.imports;

import static org.assertj.core.api.Assertions.assertThat;

import com.hissabbook.ApiClient.Answer;
import com.hissabbook.ApiTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What was approved is what is posted; if it cannot be, the person is told line by line what is otherwise now. */
class PlanChangesTest extends ApiTest {

    private static final Map<String, String> REVIEW = Map.of("review", "ALWAYS");

    private Books books = new Books(client(), "", "");

    @BeforeEach
    void openBooks() {
        books = Books.of(client().register(), "EUR");
    }

    @Test
    void tellsWhichLinesAnotherImportHasTakenMeanwhile() {
        Answer first = books.imported(SampleOfx.statement("EUR", 8, 5), REVIEW);
        Answer second = books.imported(SampleOfx.statement("EUR", 12, 5), REVIEW);
        approve(first, first.text("planHash")).expect(200);
        assertThat(books.settled(first.text("id")).text("state")).isEqualTo("COMPLETED");

        Answer refused = approve(second, second.text("planHash")).expectProblem(409, "plan-changed");

        JsonNode changes = refused.json().path("changes");
        assertThat(refused.text("detail")).startsWith("8 lines have another outcome");
        assertThat(changes.path("changed").asInt()).isEqualTo(8);
        assertThat(changes.path("lines")).hasSize(8);
        assertThat(changes.at("/before/added").asInt()).isEqualTo(12);
        assertThat(changes.at("/before/duplicate").asInt()).isZero();
        assertThat(changes.at("/after/added").asInt()).isEqualTo(4);
        assertThat(changes.at("/after/duplicate").asInt()).isEqualTo(8);
        JsonNode line = changes.at("/lines/0");
        assertThat(line.path("line").asInt()).isEqualTo(1);
        assertThat(line.at("/from/decision").asString()).isEqualTo("NEW");
        assertThat(line.at("/from/accountId").asString()).isNotEmpty();
        assertThat(line.at("/to/decision").asString()).isEqualTo("DUPLICATE");
        assertThat(line.at("/to/reason").asString()).isEqualTo("same-bank-id");
        assertThat(line.at("/to/transactionId").asString()).isNotEmpty();

        assertThat(approve(second, second.text("planHash"))
                        .expectProblem(409, "plan-changed")
                        .json()
                        .at("/changes/changed")
                        .asInt())
                .as("the plan before is told against, too")
                .isEqualTo(8);
        approve(second, changes.path("planHash").asString()).expect(200);
        Answer done = books.settled(second.text("id"));
        assertThat(done.json().at("/counts/added").asInt()).isEqualTo(4);
        assertThat(done.json().at("/counts/duplicate").asInt()).isEqualTo(8);
    }

    @Test
    void tellsThatARuleSendsLinesElsewhere() {
        Answer waiting = books.imported(SampleOfx.statement("EUR", 8, 5), REVIEW);
        String account = books.person().get(books.path("/accounts")).expect(200).json().path("items").values().stream()
                .filter(one -> one.path("type").asString().equals("EXPENSE"))
                .map(one -> one.path("id").asString())
                .findFirst()
                .orElseThrow();
        books.person()
                .post(books.path("/rules"), Map.of("contains", "Shop 3", "accountId", account))
                .expect(201);

        JsonNode changes = approve(waiting, waiting.text("planHash"))
                .expectProblem(409, "plan-changed")
                .json()
                .path("changes");

        assertThat(changes.path("changed").asInt()).isEqualTo(1);
        assertThat(changes.at("/lines/0/line").asInt()).isEqualTo(3);
        assertThat(changes.at("/lines/0/to/accountId").asString()).isEqualTo(account);
        assertThat(changes.path("before")).isEqualTo(changes.path("after"));
        JsonNode unknown = approve(waiting, "0".repeat(64))
                .expectProblem(409, "plan-changed")
                .json()
                .path("changes");
        assertThat(unknown.has("before")).isFalse();
        assertThat(unknown.at("/after/added").asInt()).isEqualTo(8);
        approve(waiting, changes.path("planHash").asString()).expect(200);
        assertThat(books.settled(waiting.text("id")).text("state")).isEqualTo("COMPLETED");
        Answer late = books.person()
                .post(books.path("/imports/" + waiting.text("id") + "/cancel"), Map.of())
                .expectProblem(409, "too-late");
        assertThat(late.text("detail")).contains("Undo it instead");
    }

    @Test
    void postsNoOtherPlanThanTheApprovedOneAlsoWhereTheDoubtIsGone() {
        String header = "Date;Text;Amount\n";
        String january = "2026-01-13;Coffee;-3.20\n2026-01-14;Rent;-700.00\n";
        Map<String, String> onDoubt = Map.of("review", "ON_DOUBT");
        Answer first = books.imported(header + january, onDoubt);
        Answer second =
                books.imported(header + "2026-01-12;Tea;-2.00\n" + january + "2026-01-15;Bread;-1.80\n", onDoubt);
        assertThat(second.text("doubt")).isEqualTo("first-use-of-layout");
        approve(first, first.text("planHash")).expect(200);
        assertThat(books.settled(first.text("id")).text("state")).isEqualTo("COMPLETED");

        JsonNode changes = approve(second, second.text("planHash"))
                .expectProblem(409, "plan-changed")
                .json()
                .path("changes");

        assertThat(changes.at("/after/added").asInt()).isEqualTo(2);
        Answer waiting = books.settled(second.text("id"));
        assertThat(waiting.text("state")).isEqualTo("AWAITING_REVIEW");
        assertThat(waiting.text("doubt")).isEqualTo("plan-changed");
        approve(second, changes.path("planHash").asString()).expect(200);
        assertThat(books.settled(second.text("id")).json().at("/counts/added").asInt())
                .isEqualTo(2);
    }

    @Test
    void showsTheEntriesThatItWouldPostAndPostsThem() {
        String account = books.person().get(books.path("/accounts")).expect(200).json().path("items").values().stream()
                .filter(one -> one.path("code").asString().equals("6050"))
                .map(one -> one.path("id").asString())
                .findFirst()
                .orElseThrow();
        books.person()
                .post(books.path("/rules"), Map.of("contains", "Shop 3", "accountId", account))
                .expect(201);
        Answer waiting = books.imported(SampleOfx.statement("EUR", 8, 5), REVIEW);
        String lines = books.path("/imports/" + waiting.text("id") + "/lines");

        JsonNode shown = books.person().get(lines + "/3").expect(200).json();

        assertThat(shown.has("transactionId")).as("there is none yet").isFalse();
        JsonNode entry = shown.path("entry");
        assertThat(entry.path("day")).isEqualTo(shown.path("booked"));
        assertThat(entry.path("by").asString()).isEqualTo("RULE");
        assertThat(entry.path("why").asString()).isEqualTo("text contains \"Shop 3\"");
        assertThat(entry.path("postings").values().stream()
                        .map(side -> side.path("code").asString()))
                .containsExactly("1100", "6050");
        assertThat(entry.at("/postings/0/credit")).isEqualTo(entry.at("/postings/1/debit"));
        assertThat(books.person().get(lines).expect(200).json().at("/items/2")).isEqualTo(shown);

        approve(waiting, waiting.text("planHash")).expect(200);
        books.settled(waiting.text("id"));
        JsonNode done = books.person().get(lines + "/3").expect(200).json();
        assertThat(done.has("entry")).isFalse();
        JsonNode booked = books.person()
                .get(done.path("transaction").asString())
                .expect(200)
                .json();
        assertThat(booked.at("/entries/1/code").asString()).isEqualTo("6050");
        assertThat(booked.at("/entries/1/debit")).isEqualTo(entry.at("/postings/1/debit"));
    }

    @Test
    void tellsThatLinesWouldCountOnAnotherDaySinceTheirOwnWasLocked() throws SQLException {
        Answer waiting = books.imported(SampleOfx.statement("EUR", 8, 5), REVIEW);
        String first = books.path("/imports/" + waiting.text("id") + "/lines/1");
        LocalDate day = LocalDate.parse(
                books.person().get(first).expect(200).json().path("booked").asString());
        try (Connection superuser = database().asSuperuser();
                Statement statement = superuser.createStatement()) {
            statement.execute("insert into ledger.period_lock values ('" + books.org() + "', date '" + day + "')");
        }

        JsonNode changes = approve(waiting, waiting.text("planHash"))
                .expectProblem(409, "plan-changed")
                .json()
                .path("changes");

        assertThat(changes.at("/lines/0/from").has("movedTo")).isFalse();
        assertThat(changes.at("/lines/0/to/movedTo").asString())
                .isEqualTo(day.plusDays(1).toString());
        JsonNode entry = books.person().get(first).expect(200).json().path("entry");
        assertThat(entry.path("day").asString()).isEqualTo(day.plusDays(1).toString());
        assertThat(entry.path("originalDate").asString()).isEqualTo(day.toString());
    }

    private Answer approve(Answer waiting, String hash) {
        return books.person().post(books.path("/imports/" + waiting.text("id") + "/approve"), Map.of("planHash", hash));
    }
}
