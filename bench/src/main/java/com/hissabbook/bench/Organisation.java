package com.hissabbook.bench;

import com.hissabbook.bench.Api.Answer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * An organisation with the default chart, a few rules, one ledger and the CSV profile of {@link StatementFile}: made alike each time, so
 * that the same file gives the same books.
 *
 * @param accounts of the chart: code → id
 */
record Organisation(Api api, UUID id, String ledger, String profile, Map<String, String> accounts) {

    /** How often the state is asked for while an import is timed. */
    private static final Duration POLL = Duration.ofMillis(20);

    private static final Duration PATIENCE = Duration.ofMinutes(20);
    private static final Set<String> STUCK = Set.of("REFUSED", "CANCELLED", "AWAITING_REVIEW");

    /** Words of {@link StatementFile}'s texts, and the accounts they go to. */
    private static final List<Map.Entry<String, String>> RULES = List.of(
            Map.entry("rent", "6000"),
            Map.entry("energy", "6050"),
            Map.entry("salary", "6100"),
            Map.entry("software", "6200"),
            Map.entry("hotel", "6300"),
            Map.entry("coffee", "6300"),
            Map.entry("insurance", "6400"),
            Map.entry("account fee", "6600"));

    static Organisation found(Api api) {
        Organisation organisation = withoutRules(api);
        RULES.forEach(rule -> organisation.addRule(Map.of("contains", rule.getKey()), rule.getValue()));
        return organisation;
    }

    static Organisation withoutRules(Api api) {
        String id = api.post("/api/v1/orgs", Map.of("name", "Bench Ltd", "currency", "EUR"))
                .expect(201)
                .text("id");
        String path = "/api/v1/orgs/" + id;
        String ledger = api.post(
                        path + "/ledgers", Map.of("name", "Current account", "kind", "BANK", "currency", "EUR"))
                .expect(201)
                .text("id");
        String profile = api.post(
                        path + "/csv-profiles", Map.of("name", "Bench bank", "layout", StatementFile.layout()))
                .expect(201)
                .text("id");
        Map<String, String> accounts = new HashMap<>();
        for (JsonNode account : api.get(path + "/accounts").expect(200).json().path("items")) {
            accounts.put(account.path("code").asString(), account.path("id").asString());
        }
        return new Organisation(api, UUID.fromString(id), ledger, profile, accounts);
    }

    /** The same organisation, reading its files without their running balance, as a bank that states none. */
    Organisation withoutBalances() {
        Map<String, Object> layout = new HashMap<>(StatementFile.layout());
        layout.remove("balanceColumn");
        String other = api.post(
                        "/api/v1/orgs/" + id + "/csv-profiles", Map.of("name", "Without balances", "layout", layout))
                .expect(201)
                .text("id");
        return new Organisation(api, id, ledger, other, accounts);
    }

    /** @param account code of where it leads */
    void addRule(Map<String, ?> rule, String account) {
        Map<String, Object> body = new HashMap<>(rule);
        body.put("accountId", accounts.getOrDefault(account, ""));
        api.post("/api/v1/orgs/" + id + "/rules", body).expect(201);
    }

    /**
     * Tries a new first rule on history.
     *
     * @param lines that must have been looked at
     * @return seconds
     */
    double backTest(Map<String, ?> rule, String account, int lines) {
        Map<String, Object> draft = new HashMap<>(rule);
        draft.put("accountId", accounts.getOrDefault(account, ""));
        draft.put("position", 1);
        long start = System.nanoTime();
        Answer answer = api.post(
                        "/api/v1/orgs/" + id + "/rules/back-test",
                        Map.of(
                                "rules", List.of(Map.of("rule", draft)),
                                "from", StatementFile.FIRST.toString(),
                                "to", StatementFile.FIRST.plusYears(19).toString()))
                .expect(200);
        if (answer.json().path("transactions").asInt() != lines
                || answer.json().path("changed").asInt() == 0) {
            throw new IllegalStateException("not all of " + lines + " lines were tried: "
                    + answer.response().body());
        }
        return (System.nanoTime() - start) / 1e9;
    }

    private String path(String rest) {
        return "/api/v1/orgs/" + id + "/imports" + rest;
    }

    UUID uploadCsv(byte[] file) {
        return upload("statement.csv", file, Map.of("ledgerId", ledger, "profileId", profile));
    }

    UUID uploadCsvForReview(byte[] file) {
        return upload("statement.csv", file, Map.of("ledgerId", ledger, "profileId", profile, "review", "ALWAYS"));
    }

    UUID uploadOfx(byte[] file) {
        return upload("statement.ofx", file, Map.of("ledgerId", ledger));
    }

    private UUID upload(String name, byte[] file, Map<String, String> fields) {
        return UUID.fromString(
                api.upload(path(""), name, file, fields).expect(202).text("id"));
    }

    Answer status(UUID importId) {
        return askStatus(importId).expect(200);
    }

    /** Whatever the answer is: a busy service may say 503. */
    Answer askStatus(UUID importId) {
        return api.get(path("/" + importId));
    }

    /** Approves the plan that waits for review. An approval that is not answered in time may still be carried out. */
    void approve(UUID importId) {
        long until = System.nanoTime() + PATIENCE.toNanos();
        Answer status = status(importId);
        while ("AWAITING_REVIEW".equals(status.text("state"))) {
            Answer answer = api.post(path("/" + importId + "/approve"), Map.of("planHash", status.text("planHash")));
            if (answer.status() == 200) {
                return;
            }
            if ((answer.status() != 503 && answer.status() != 409) || System.nanoTime() > until) {
                answer.expect(200);
            }
            Pause.millis(500);
            status = status(importId);
        }
    }

    /** An import that was carried through. */
    record Imported(UUID id, double seconds, JsonNode status) {

        int count(String decision) {
            return status.path("counts").path(decision).asInt(-1);
        }

        /** Fails unless every line of the file was decided so. */
        Imported expectAll(String decision, int lines) {
            if (count("lines") != lines || count(decision) != lines) {
                throw new IllegalStateException("not all of " + lines + " lines are " + decision + ": " + status);
            }
            return this;
        }
    }

    Imported importCsv(byte[] file) {
        long start = System.nanoTime();
        return completed(uploadCsv(file), start);
    }

    Imported importOfx(byte[] file) {
        long start = System.nanoTime();
        return completed(uploadOfx(file), start);
    }

    /** @param start when the upload was sent, in the time of {@link System#nanoTime} */
    Imported completed(UUID importId, long start) {
        Answer answer = askStatus(importId);
        while (!"COMPLETED".equals(answer.text("state"))) {
            if (STUCK.contains(answer.text("state")) || System.nanoTime() - start > PATIENCE.toNanos()) {
                throw new IllegalStateException(
                        "the import does not complete: " + answer.response().body());
            }
            Pause.of(POLL);
            answer = askStatus(importId);
        }
        return new Imported(importId, (System.nanoTime() - start) / 1e9, answer.json());
    }
}
