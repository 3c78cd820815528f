package com.hissabbook.api.imports;

import static org.assertj.core.api.Assertions.assertThat;

import com.hissabbook.ApiClient;
import com.hissabbook.ApiClient.Answer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** An organisation with one ledger, and the moves that tests make with it. */
public record Books(ApiClient person, String org, String ledger) {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Set<String> SETTLED =
            Set.of("COMPLETED", "REFUSED", "CANCELLED", "EXPIRED", "AWAITING_REVIEW", "AWAITING_ANSWER", "UNDONE");

    public static Books of(ApiClient person, String currency) {
        String org = person.found(currency);
        return new Books(person, org, ledger(person, org, currency));
    }

    static String ledger(ApiClient person, String org, String currency) {
        return person.post(
                        "/api/v1/orgs/" + org + "/ledgers",
                        Map.of("name", "Current account", "kind", "BANK", "currency", currency))
                .expect(201)
                .text("id");
    }

    public String path(String rest) {
        return "/api/v1/orgs/" + org + rest;
    }

    public Answer upload(byte[] content, Map<String, String> fields) {
        Map<String, String> all = new HashMap<>(Map.of("ledgerId", ledger));
        all.putAll(fields);
        return person.upload(path("/imports"), "statement-" + UUID.randomUUID() + ".dat", content, all);
    }

    /** Uploads and waits until nothing more happens by itself. */
    public Answer imported(String content, Map<String, String> fields) {
        return settled(upload(content.getBytes(StandardCharsets.UTF_8), fields)
                .expect(202)
                .text("id"));
    }

    public Answer settled(String importId) {
        long until = System.nanoTime() + PATIENCE.toNanos();
        Answer answer = person.get(path("/imports/" + importId)).expect(200);
        while (!SETTLED.contains(answer.text("state"))) {
            assertThat(System.nanoTime())
                    .as("still " + answer.response().body())
                    .isLessThan(until);
            pause();
            answer = person.get(path("/imports/" + importId)).expect(200);
        }
        return answer;
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
