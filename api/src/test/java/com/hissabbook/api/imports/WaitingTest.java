package com.hissabbook.api.imports;

import static org.assertj.core.api.Assertions.assertThat;

import com.hissabbook.ApiClient;
import com.hissabbook.ApiClient.Answer;
import com.hissabbook.Application;
import com.hissabbook.embedded.EmbeddedTemporal;
import com.hissabbook.embedded.SharedPostgres;
import com.hissabbook.embedded.SharedTemporal;
import com.hissabbook.embedded.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** An import that nobody decides on is reminded of and then ends by itself. Here thirty days are four seconds, on servers of its own. */
@SpringBootTest(
        classes = Application.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "hissabbook.console=plain",
            "hissabbook.metrics-password=metrics-test",
            "hissabbook.waiting.remind-after=500ms",
            "hissabbook.waiting.remind-every=1s",
            "hissabbook.waiting.expire-after=4s"
        })
@DirtiesContext
class WaitingTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void servers(DynamicPropertyRegistry settings) {
        TestDatabase database = SharedPostgres.get().freshDatabase();
        database.springProperties().forEach((name, value) -> settings.add(name, () -> value));
        EmbeddedTemporal temporal = SharedTemporal.another();
        settings.add("spring.temporal.connection.target", temporal::address);
    }

    @Test
    void remindsOfAReviewLetsItExpireAndTakesTheFileAgain() throws InterruptedException {
        Books books = Books.of(new ApiClient("http://localhost:" + port).register(), "EUR");
        Answer waiting = books.imported(SampleOfx.statement("EUR", 5, 1), Map.of("review", "ALWAYS"));
        assertThat(waiting.text("state")).isEqualTo("AWAITING_REVIEW");
        assertThat(waiting.text("waitingSince")).isNotEmpty();

        Answer reminded = until(books, waiting, "remindedAt");
        assertThat(reminded.text("state")).isEqualTo("AWAITING_REVIEW");
        assertThat(reminded.text("expiresAt")).isNotEmpty();

        Answer expired = until(books, waiting, "finishedAt");
        assertThat(expired.text("state")).isEqualTo("EXPIRED");
        assertThat(audit(books)).contains("banking.import-reminded", "banking.import-expired");
        books.person()
                .post(
                        books.path("/imports/" + waiting.text("id") + "/approve"),
                        Map.of("planHash", waiting.text("planHash")))
                .expectProblem(409, "not-awaiting-review");
        assertThat(books.person()
                        .get(books.path("/transactions"))
                        .expect(200)
                        .json()
                        .path("items"))
                .isEmpty();

        Answer again = books.imported(SampleOfx.statement("EUR", 5, 1), Map.of());
        assertThat(again.json().at("/counts/added").asInt()).isEqualTo(5);
    }

    @Test
    void letsAQuestionExpireThatNobodyAnswers() throws InterruptedException {
        Books books = Books.of(new ApiClient("http://localhost:" + port).register(), "EUR");
        Answer asked = books.imported("Date,Text,Amount\n03/04/2026,Coffee,-3.50\n05/04/2026,Bread,-4.10\n", Map.of());
        assertThat(asked.text("state")).isEqualTo("AWAITING_ANSWER");

        assertThat(until(books, asked, "finishedAt").text("state")).isEqualTo("EXPIRED");
    }

    private static Answer until(Books books, Answer imported, String field) throws InterruptedException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        Answer answer = books.person().get(books.path("/imports/" + imported.text("id")));
        while (!answer.json().has(field) && System.nanoTime() < until) {
            Thread.sleep(100);
            answer = books.person().get(books.path("/imports/" + imported.text("id")));
        }
        assertThat(answer.json().has(field)).as(field).isTrue();
        return answer;
    }

    private static List<String> audit(Books books) {
        return books.person()
                .get(books.path("/audit"))
                .expect(200)
                .json()
                .path("items")
                .valueStream()
                .map(record -> record.path("action").asString())
                .toList();
    }
}
