package com.hissabbook.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.hissabbook.ApiClient;
import com.hissabbook.ApiClient.Answer;
import com.hissabbook.ApiTest;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class IdempotencyTest extends ApiTest {

    private static final Map<String, String> ACME = Map.of("name", "Acme", "currency", "EUR");

    @Test
    void doesTheWorkOnceFor32CallersAtTheSameMoment() throws Exception {
        ApiClient person =
                client().register().with("Idempotency-Key", UUID.randomUUID().toString());
        Callable<Answer> call = () -> person.post("/api/v1/orgs", ACME);

        List<Answer> answers;
        try (ExecutorService callers = Executors.newFixedThreadPool(32)) {
            answers = callers.invokeAll(Collections.nCopies(32, call)).stream()
                    .map(Future::resultNow)
                    .toList();
        }

        List<Answer> created =
                answers.stream().filter(answer -> answer.status() == 201).toList();
        assertThat(created).isNotEmpty();
        assertThat(created.stream().map(answer -> answer.text("id")).distinct()).hasSize(1);
        assertThat(created.stream()
                        .filter(answer -> answer.header("Idempotency-Replayed").isEmpty()))
                .hasSize(1);
        answers.stream()
                .filter(answer -> answer.status() != 201)
                .forEach(answer -> answer.expectProblem(409, "request-in-progress"));
        assertThat(person.get("/api/v1/orgs").json().path("items")).hasSize(1);
    }

    @Test
    void givesTheSameAnswerAgain() {
        ApiClient person = client().register().with("Idempotency-Key", "one");

        Answer first = person.post("/api/v1/orgs", ACME).expect(201);
        Answer again = person.post("/api/v1/orgs", ACME).expect(201);

        assertThat(again.json()).isEqualTo(first.json());
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    }

    @Test
    void refusesTheKeyForAnotherRequest() {
        ApiClient person = client().register().with("Idempotency-Key", "one");
        person.post("/api/v1/orgs", ACME).expect(201);

        person.post("/api/v1/orgs", Map.of("name", "Other", "currency", "EUR"))
                .expectProblem(422, "idempotency-key-reused");
    }

    @Test
    void keepsTheKeysOfTwoPeopleApart() {
        String one = client().register()
                .with("Idempotency-Key", "same")
                .post("/api/v1/orgs", ACME)
                .text("id");
        String two = client().register()
                .with("Idempotency-Key", "same")
                .post("/api/v1/orgs", ACME)
                .text("id");

        assertThat(one).isNotEqualTo(two);
    }

    @Test
    void doesNotRememberARefusal() {
        ApiClient owner = client().register();
        String members = "/api/v1/orgs/" + owner.found("EUR") + "/members";
        String email = "late-" + UUID.randomUUID() + "@example.org";
        Map<String, String> asked = Map.of("email", email, "role", "VIEWER");
        ApiClient keyed = owner.with("Idempotency-Key", "one");

        keyed.post(members, asked).expectProblem(422, "unknown-person");
        client().post(
                        "/api/v1/auth/register",
                        Map.of("email", email, "displayName", "Late", "password", ApiClient.PASSWORD))
                .expect(201);

        keyed.post(members, asked).expect(201);
        keyed.post(members, asked).expect(201);
    }

    @Test
    void refusesAKeyThatIsNone() {
        client().register()
                .with("Idempotency-Key", "with space")
                .post("/api/v1/orgs", ACME)
                .expectProblem(400, "invalid-request");
        client().register()
                .with("Idempotency-Key", "x".repeat(256))
                .post("/api/v1/orgs", ACME)
                .expectProblem(400, "invalid-request");
    }
}
