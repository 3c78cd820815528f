package com.hissabbook.api.imports;

import static org.assertj.core.api.Assertions.assertThat;

import com.hissabbook.ApiClient;
import com.hissabbook.ApiClient.Answer;
import com.hissabbook.ApiTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** A file's way into the books, as the mobile app and an accountant see it. */
class ImportTest extends ApiTest {

    @Test
    void importsAnOfxFileAndRecognisesItWhenItComesAgain() {
        Books books = books();
        Answer first = books.imported(SampleOfx.statement("EUR", 50, 1), Map.of());

        assertThat(first.text("state")).as(first.response().body()).isEqualTo("COMPLETED");
        assertThat(first.json().at("/counts/added").asInt()).isEqualTo(50);
        assertThat(first.json().at("/statements/0/balance").asString()).isEqualTo("AGREES");

        Answer again = books.imported(SampleOfx.statement("EUR", 50, 1), Map.of());
        assertThat(again.text("sameAs")).isEqualTo(first.text("id"));
        assertThat(again.json().at("/counts/duplicate").asInt()).isEqualTo(50);
        assertThat(lines(books, again.text("id"), "DUPLICATE")).hasSize(50);

        Answer longer = books.imported(SampleOfx.statement("EUR", 60, 1), Map.of());
        assertThat(longer.json().at("/counts/duplicate").asInt()).isEqualTo(50);
        assertThat(longer.json().at("/counts/added").asInt()).isEqualTo(10);
    }

    @Test
    void importsAQifFileIntoTheChosenLedger() {
        Books books = books();
        String file = """
                !Type:Bank
                D12/31/2025
                T-1,850.00
                PCity Lettings
                MRent January
                ^
                D1/2/2026
                T12.50
                PKettle Software
                ^
                D1/32/2026
                T1.00
                ^
                """;
        Answer done = books.imported(file, Map.of());

        assertThat(done.text("state")).as(done.response().body()).isEqualTo("COMPLETED");
        assertThat(done.text("format")).isEqualTo("QIF");
        assertThat(done.json().at("/counts/added").asInt()).isEqualTo(2);
        assertThat(done.json().at("/sums/added/amount").asString()).isEqualTo("-1837.50");
        assertThat(lines(books, done.text("id"), "REJECTED")
                        .get(0)
                        .path("fileLine")
                        .asInt())
                .isEqualTo(11);
    }

    @Test
    void leadsFromATransactionToTheLineOfItsFile() {
        Books books = books();
        String file = SampleOfx.statement("EUR", 5, 1);
        Answer done = books.imported(file, Map.of());
        JsonNode line = lines(books, done.text("id"), "NEW").get(2);

        assertThat(file.lines().toList().get(line.path("fileLine").asInt() - 1))
                .isEqualTo(line.path("raw").asString().strip());
        Answer transaction =
                books.person().get(line.path("transaction").asString()).expect(200);
        assertThat(transaction.text("id")).isEqualTo(line.path("transactionId").asString());
        assertThat(books.person()
                        .get(books.path("/imports/" + done.text("id") + "/file"))
                        .expect(200)
                        .response()
                        .body())
                .isEqualTo(file);
    }

    @Test
    void postsOneFileOnceWhenItComesFrom32CallersAtOnce() throws Exception {
        Books books = books();
        byte[] file = SampleOfx.statement("EUR", 80, 9).getBytes(StandardCharsets.UTF_8);
        Callable<String> call = () -> books.upload(file, Map.of()).expect(202).text("id");
        try (ExecutorService callers = Executors.newFixedThreadPool(32)) {
            List<Future<String>> ids =
                    callers.invokeAll(IntStream.range(0, 32).mapToObj(i -> call).toList());
            int added = 0;
            for (Future<String> id : ids) {
                Answer done = books.settled(id.get());
                assertThat(done.text("state")).isEqualTo("COMPLETED");
                assertThat(done.json().at("/counts/lines").asInt()).isEqualTo(80);
                added += done.json().at("/counts/added").asInt();
            }
            assertThat(added).isEqualTo(80);
        }
    }

    @Test
    void postsOverlappingFilesOnceWhenTheyComeAtOnce() throws Exception {
        Books books = books();
        try (ExecutorService callers = Executors.newFixedThreadPool(8)) {
            List<Callable<String>> calls = IntStream.rangeClosed(1, 8)
                    .mapToObj(n -> (Callable<String>) () -> books.upload(
                                    SampleOfx.statement("EUR", 10 * n, 4).getBytes(StandardCharsets.UTF_8), Map.of())
                            .expect(202)
                            .text("id"))
                    .toList();
            int added = 0;
            for (Future<String> id : callers.invokeAll(calls)) {
                added += books.settled(id.get()).json().at("/counts/added").asInt();
            }
            assertThat(added).isEqualTo(80);
        }
    }

    @Test
    void waitsForReviewAndPostsExactlyTheApprovedPlan() {
        Books books = books();
        Answer waiting = books.imported(SampleOfx.statement("EUR", 12, 5), Map.of("review", "ALWAYS"));
        assertThat(waiting.text("state")).isEqualTo("AWAITING_REVIEW");
        assertThat(waiting.json().at("/progress/posted").asInt()).isZero();
        String approve = books.path("/imports/" + waiting.text("id") + "/approve");

        books.person().post(approve, Map.of("planHash", "0".repeat(64))).expectProblem(409, "plan-changed");
        books.person()
                .post(approve, Map.of("planHash", waiting.text("planHash")))
                .expect(200);

        Answer done = books.settled(waiting.text("id"));
        assertThat(done.text("state")).isEqualTo("COMPLETED");
        assertThat(done.json().at("/progress/posted").asInt()).isEqualTo(12);
    }

    @Test
    void goesOnWhereAProcessDiedBeforeBatchKnewOfAnExecution(@Autowired JobRepository batch) {
        Books books = books();
        Answer waiting = books.imported(SampleOfx.statement("EUR", 12, 5), Map.of("review", "ALWAYS"));
        batch.createJobInstance(
                "post",
                new JobParametersBuilder()
                        .addString("importId", waiting.text("id"))
                        .toJobParameters());

        books.person()
                .post(
                        books.path("/imports/" + waiting.text("id") + "/approve"),
                        Map.of("planHash", waiting.text("planHash")))
                .expect(200);

        assertThat(books.settled(waiting.text("id")).text("state")).isEqualTo("COMPLETED");
    }

    @Test
    void refusesAPlanThatTheWorldHasOvertaken() {
        Books books = books();
        Answer waiting = books.imported(SampleOfx.statement("EUR", 12, 5), Map.of("review", "ALWAYS"));
        books.imported(SampleOfx.statement("EUR", 6, 5), Map.of());

        books.person()
                .post(
                        books.path("/imports/" + waiting.text("id") + "/approve"),
                        Map.of("planHash", waiting.text("planHash")))
                .expectProblem(409, "plan-changed");

        Answer planned = books.settled(waiting.text("id"));
        assertThat(planned.text("state")).isEqualTo("AWAITING_REVIEW");
        assertThat(planned.json().at("/counts/duplicate").asInt()).isEqualTo(6);
    }

    @Test
    void takesAnImportBackThatWaitsForReview() {
        Books books = books();
        Answer waiting = books.imported(SampleOfx.statement("EUR", 12, 5), Map.of("review", "ALWAYS"));

        Answer cancelled = books.person()
                .post(books.path("/imports/" + waiting.text("id") + "/cancel"), Map.of())
                .expect(200);

        assertThat(cancelled.text("state")).isEqualTo("CANCELLED");
        Answer again = books.imported(SampleOfx.statement("EUR", 12, 5), Map.of());
        assertThat(again.json().at("/counts/added").asInt()).isEqualTo(12);
        books.person()
                .post(books.path("/imports/" + again.text("id") + "/cancel"), Map.of())
                .expectProblem(409, "too-late");
    }

    private static List<JsonNode> lines(Books books, String importId, String decision) {
        return books.person()
                .get(books.path("/imports/" + importId + "/lines?limit=500&decision=" + decision))
                .expect(200)
                .json()
                .path("items")
                .valueStream()
                .toList();
    }

    private Books books() {
        ApiClient owner = client().register();
        return Books.of(owner, "EUR");
    }
}
