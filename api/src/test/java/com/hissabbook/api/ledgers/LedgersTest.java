package com.hissabbook.api.ledgers;

import static org.assertj.core.api.Assertions.assertThat;

import com.hissabbook.ApiClient;
import com.hissabbook.ApiClient.Answer;
import com.hissabbook.ApiTest;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LedgersTest extends ApiTest {

    private ApiClient owner = client();
    private String org = "";
    private String ledgers = "";

    @BeforeEach
    void found() {
        owner = client().register();
        org = owner.found("EUR");
        ledgers = "/api/v1/orgs/" + org + "/ledgers";
    }

    @Test
    void opensALedgerThatIsFoundInTheListAndInTheChart() {
        Answer opened = owner.post(
                        ledgers,
                        Map.of(
                                "name", "Giro",
                                "kind", "BANK",
                                "currency", "EUR",
                                "bank", "A bank",
                                "accountNumber", "DE12 3456 78",
                                "openingBalance", Map.of("balance", money("-12.34", "EUR"), "day", "2025-01-01")))
                .expect(201);

        String id = opened.text("id");
        assertThat(opened.header("Location")).isEqualTo(ledgers + "/" + id);
        assertThat(opened.header("ETag")).isEqualTo(opened.text("etag")).isEqualTo("\"v0\"");
        assertThat(opened.text("accountNumber")).isEqualTo("DE12345678");
        Answer read = owner.get(ledgers + "/" + id).expect(200);
        assertThat(read.json()).isEqualTo(opened.json());
        assertThat(read.header("ETag")).isEqualTo("\"v0\"");
        assertThat(owner.get(ledgers).expect(200).json().path("items").size()).isOne();
        Answer account = owner.get("/api/v1/orgs/" + org + "/accounts/" + id).expect(200);
        assertThat(account.text("role")).isEqualTo("MONEY");
        assertThat(account.text("name")).isEqualTo("Giro");
    }

    @Test
    void theSameKeyOpensOneLedgerAndAnswersAlike() {
        ApiClient withKey = owner.with("Idempotency-Key", UUID.randomUUID().toString());

        Answer first = withKey.post(ledgers, giro()).expect(201);
        Answer again = withKey.post(ledgers, giro()).expect(201);

        assertThat(again.json()).isEqualTo(first.json());
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(owner.get(ledgers).json().path("items").size()).isOne();
    }

    @Test
    void ofTwoEditorsTheSecondIsToldToReadAgain() {
        String ledger = ledgers + "/" + owner.post(ledgers, giro()).expect(201).text("id");
        String seen = owner.get(ledger).header("ETag");

        Answer edited = owner.with("If-Match", seen)
                .put(ledger, Map.of("name", "First"))
                .expect(200);

        assertThat(edited.header("ETag")).isEqualTo("\"v1\"");
        owner.with("If-Match", seen).put(ledger, Map.of("name", "Second")).expectProblem(412, "stale");
        owner.put(ledger, Map.of("name", "Third")).expectProblem(428, "if-match-required");
        owner.with("If-Match", "\"x\"").put(ledger, Map.of("name", "Fourth")).expectProblem(400, "invalid-request");
        assertThat(owner.get(ledger).text("name")).isEqualTo("First");
    }

    @Test
    void refusesWhatCannotBeOpenedAndNamesTheField() {
        for (String missing : new String[] {"name", "kind", "currency"}) {
            Map<String, Object> body = giro();
            body.remove(missing);
            Answer refused = owner.post(ledgers, body).expectProblem(400, "invalid-request");
            assertThat(refused.json().path("errors").path(0).path("field").asString())
                    .isEqualTo(missing);
        }
        owner.post(ledgers, with("currency", "XXX")).expectProblem(400, "invalid-request");
        owner.post(ledgers, with("kind", "SAFE")).expectProblem(400, "invalid-request");
        owner.post(ledgers, with("colour", "blue")).expectProblem(400, "invalid-request");
        owner.post(ledgers, with("name", " ")).expectProblem(422, "invalid-name");
        owner.post(ledgers, with("accountNumber", "---")).expectProblem(422, "invalid-account-number");
        owner.post(ledgers, with("openingBalance", Map.of("day", "2025-01-01"))).expectProblem(400, "invalid-request");
        owner.post(ledgers, opening("12.345", "EUR", "2025-01-01")).expectProblem(400, "invalid-request");
        owner.post(ledgers, opening("1e3", "EUR", "2025-01-01")).expectProblem(400, "invalid-request");
        owner.post(ledgers, opening("12.34", "EUR", "2025-02-30")).expectProblem(400, "invalid-request");
        owner.post(ledgers, opening("12.34", "USD", "2025-01-01")).expectProblem(422, "opening-balance-currency");
        assertThat(owner.get(ledgers).json().path("items").size()).isZero();
    }

    @Test
    void refusesASecondLedgerWithTheSameAccountNumber() {
        owner.post(ledgers, with("accountNumber", "123 456")).expect(201);

        owner.post(ledgers, with("accountNumber", "123-456")).expectProblem(409, "account-number-taken");
    }

    @Test
    void aViewerReadsButDoesNotWriteAndAStrangerSeesNothing() {
        String ledger = ledgers + "/" + owner.post(ledgers, giro()).expect(201).text("id");
        ApiClient viewer = owner.addMember(org, "VIEWER");
        ApiClient stranger = client().register();
        String elsewhere =
                "/api/v1/orgs/" + stranger.found("EUR") + "/ledgers/" + ledger.substring(ledgers.length() + 1);

        viewer.get(ledger).expect(200);
        viewer.post(ledgers, giro()).expectProblem(403, "role-required");
        stranger.get(ledger).expectProblem(404, "not-found");
        stranger.get(elsewhere).expectProblem(404, "not-found");
        stranger.with("If-Match", "\"v0\"")
                .put(elsewhere, Map.of("name", "Mine"))
                .expectProblem(404, "not-found");
    }

    private static Map<String, Object> giro() {
        return new HashMap<>(Map.of("name", "Giro", "kind", "BANK", "currency", "EUR"));
    }

    private static Map<String, Object> with(String field, Object value) {
        Map<String, Object> body = giro();
        body.put(field, value);
        return body;
    }

    private static Map<String, Object> opening(String amount, String currency, String day) {
        return with("openingBalance", Map.of("balance", money(amount, currency), "day", day));
    }

    private static Map<String, String> money(String amount, String currency) {
        return Map.of("amount", amount, "currency", currency);
    }
}
