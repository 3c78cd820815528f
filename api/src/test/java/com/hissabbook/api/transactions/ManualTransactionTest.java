package com.hissabbook.api.transactions;

import static org.assertj.core.api.Assertions.assertThat;

import com.hissabbook.ApiClient;
import com.hissabbook.ApiClient.Answer;
import com.hissabbook.ApiTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ManualTransactionTest extends ApiTest {

    private ApiClient owner = client();
    private String org = "";
    private final Map<String, String> accounts = new HashMap<>();

    @BeforeEach
    void found() {
        owner = client().register();
        org = "/api/v1/orgs/" + owner.found("EUR");
        owner.get(org + "/accounts")
                .json()
                .path("items")
                .forEach(account -> accounts.put(
                        account.path("code").asString(), account.path("id").asString()));
    }

    @Test
    void booksOnceAndShowsItsEntries() {
        ApiClient keyed = owner.with("Idempotency-Key", "one");
        Answer booked = keyed.post(org + "/transactions", rent("12.34")).expect(201);
        Answer again = keyed.post(org + "/transactions", rent("12.34")).expect(201);

        assertThat(again.text("id")).isEqualTo(booked.text("id"));
        assertThat(owner.get(org + "/transactions").json().path("items")).hasSize(1);
        assertThat(booked.header("Location")).isEqualTo(org + "/transactions/" + booked.text("id"));
        assertThat(owner.get(booked.header("Location")).expect(200).json()).isEqualTo(booked.json());
        JsonNode debit = booked.json().at("/entries/0");
        assertThat(debit.path("code").asString()).isEqualTo("6000");
        assertThat(debit.path("name").asString()).isEqualTo("Rent");
        assertThat(debit.at("/debit/amount").asString()).isEqualTo("12.34");
        assertThat(debit.has("credit")).isFalse();
        assertThat(debit.path("kind").asString()).isEqualTo("ORIGINAL");
        assertThat(booked.json().at("/entries/1/credit/amount").asString()).isEqualTo("12.34");
        assertThat(booked.json().has("line")).isFalse();
    }

    @Test
    void namesWhatIsWrongWithAnEntry() {
        refused(422, "unbalanced-entry", side("6000", "debit", "5", "EUR"), side("3000", "credit", "4.99", "EUR"));
        refused(422, "unbalanced-entry", side("6000", "debit", "5", "EUR"), side("3000", "credit", "5", "USD"));
        refused(422, "number-of-entries", side("6000", "debit", "5", "EUR"));
        accounts.put("none", UUID.randomUUID().toString());
        refused(422, "unknown-account", side("none", "debit", "5", "EUR"), side("3000", "credit", "5", "EUR"));
        refused(400, "invalid-request", side("6000", "debit", "-5", "EUR"), side("3000", "credit", "-5", "EUR"));
        refused(400, "invalid-request", side("6000", "debit", "5.5", "JPY"), side("3000", "credit", "5.5", "JPY"));
        refused(400, "invalid-request", Map.of("accountId", UUID.randomUUID()));
        Map<String, Object> both = new HashMap<>(side("6000", "debit", "5", "EUR"));
        both.putAll(side("6000", "credit", "5", "EUR"));
        refused(400, "invalid-request", both, side("3000", "credit", "5", "EUR"));
        owner.post(org + "/transactions", Map.of("date", "2026-02-30", "description", "x", "entries", List.of()))
                .expectProblem(400, "invalid-request");

        assertThat(owner.get(org + "/transactions").json().path("items")).isEmpty();
        assertThat(owner.get(org + "/reports/trial-balance").json().path("rows"))
                .isEmpty();
    }

    @Test
    void refusesALockedPeriod() throws SQLException {
        try (Connection superuser = database().asSuperuser();
                Statement statement = superuser.createStatement()) {
            statement.execute("insert into ledger.period_lock values ('" + org.substring(org.lastIndexOf('/') + 1)
                    + "', '2025-03-31')");
        }

        owner.post(org + "/transactions", rent("5")).expectProblem(409, "period-locked");
        assertThat(owner.get(org + "/transactions").json().path("items")).isEmpty();
    }

    @Test
    void voidsOnce() {
        String id = owner.post(org + "/transactions", rent("5")).expect(201).text("id");

        Answer first = owner.delete(org + "/transactions/" + id).expect(200);
        Answer second = owner.delete(org + "/transactions/" + id).expect(200);

        assertThat(second.json()).isEqualTo(first.json());
        assertThat(first.json().path("voided").asBoolean()).isTrue();
        assertThat(first.json().path("entries")).hasSize(4);
        assertThat(owner.get(org + "/transactions").json().at("/items/0/voided").asBoolean())
                .isTrue();
        JsonNode original = first.json().at("/entries/0");
        JsonNode reversal = owner.get(
                        org + "/entries/" + original.path("reversedBy").asString())
                .expect(200)
                .json();
        assertThat(reversal.path("reverses")).isEqualTo(original.path("entryId"));
        assertThat(reversal.at("/links/reverses").asString()).isEqualTo(org + "/entries/" + id);
        owner.get(org + "/reports/trial-balance")
                .json()
                .path("rows")
                .forEach(row -> assertThat(row.at("/balance/amount").asString()).isEqualTo("0.00"));
    }

    @Test
    void reversesAnEntryOnce() {
        String entry = owner.post(org + "/transactions", rent("5"))
                .expect(201)
                .json()
                .at("/entries/0/entryId")
                .asString();
        String reversals = org + "/entries/" + entry + "/reversals";

        Answer first = owner.post(reversals, Map.of()).expect(201);
        Answer again = owner.post(reversals, Map.of()).expect(200);

        assertThat(again.json()).isEqualTo(first.json());
        assertThat(first.header("Location")).isEqualTo(org + "/entries/" + first.text("id"));
        assertThat(first.text("reverses")).isEqualTo(entry);
        assertThat(owner.get(org + "/entries/" + entry).text("reversedBy")).isEqualTo(first.text("id"));
    }

    @Test
    void letsViewersLookOnly() {
        String id = owner.post(org + "/transactions", rent("5")).expect(201).text("id");
        ApiClient viewer = owner.addMember(org.substring(org.lastIndexOf('/') + 1), "VIEWER");

        viewer.get(org + "/transactions/" + id).expect(200);
        viewer.post(org + "/transactions", rent("5")).expectProblem(403, "role-required");
        viewer.delete(org + "/transactions/" + id).expectProblem(403, "role-required");
        viewer.post(org + "/entries/" + id + "/reversals", Map.of()).expectProblem(403, "role-required");
    }

    @SafeVarargs
    private void refused(int status, String code, Map<String, ?>... entries) {
        owner.post(
                        org + "/transactions",
                        Map.of("date", "2025-03-14", "description", "Wrong", "entries", List.of(entries)))
                .expectProblem(status, code);
    }

    private Map<String, Object> rent(String amount) {
        return Map.of(
                "date",
                "2025-03-14",
                "description",
                "Rent of March",
                "entries",
                List.of(side("6000", "debit", amount, "EUR"), side("3000", "credit", amount, "EUR")));
    }

    private Map<String, Object> side(String code, String side, String amount, String currency) {
        return Map.of(
                "accountId", accounts.getOrDefault(code, ""), side, Map.of("amount", amount, "currency", currency));
    }
}
