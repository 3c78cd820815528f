package com.hissabbook.embedded;

import com.hissabbook.embedded.DemoApi.Answer;
import com.hissabbook.embedded.DemoApi.DemoFailed;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Fills a demo organisation through the HTTP API and shows what came of it. Every step has a key of its own, so that running it again
 * over the same data changes nothing and shows the same books.
 */
final class Demo {

    private static final String EMAIL = "demo@hissabbook.example";
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Set<String> ENDED = Set.of("COMPLETED", "REFUSED", "CANCELLED", "AWAITING_REVIEW");

    private final DemoApi api;
    private final Path login;
    private String org = "";

    /**
     * @param address of the application
     * @param home data folder; the generated password is kept there for its owner's eyes only
     */
    Demo(String address, Path home) {
        this.api = new DemoApi(address);
        this.login = home.resolve("demo-login");
    }

    /** Imports what is not imported yet and prints the reports. */
    void run() throws IOException {
        String password = signIn();
        organisation();
        Map<String, String> accounts = accounts();
        rule("krause", account(accounts, "6000"), 1);
        rule("stadtwerke", account(accounts, "6050"), 2);
        rule("telecom", account(accounts, "6050"), 3);
        rule("payroll", account(accounts, "6100"), 4);
        rule("invoice", account(accounts, "4000"), 5);
        rule("account fee", account(accounts, "6600"), 6);
        rule("rail europe", account(accounts, "6300"), 7);
        String bank = ledger("Current account", "BANK", "DE0077001001", "5000.00");
        String card = ledger("Company card", "CARD", "", "0.00");
        imported("current-account-2026-q1.ofx", Map.of("ledgerId", bank));
        imported("current-account-2026-mar-jun.ofx", Map.of("ledgerId", bank));
        imported("company-card-2026-h1.csv", Map.of("ledgerId", card, "profileId", profile()));
        DemoReports.print(
                ok(api.get("/api/v1/orgs/" + org + "/reports/trial-balance?asOf=2026-06-30")),
                ok(api.get("/api/v1/orgs/" + org + "/reports/profit-and-loss?from=2026-01&to=2026-06")));
        say("Log in as " + EMAIL + " with the password " + password + " (kept in " + login + ").");
    }

    /** Returns once the application is well. */
    void awaitApplication() {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (!api.healthy()) {
            if (System.nanoTime() > until) {
                throw new DemoFailed(
                        "the application is not up after " + PATIENCE.toMinutes() + " minutes; its log is in data/log");
            }
            pause();
        }
    }

    private String signIn() throws IOException {
        boolean known = Files.exists(login);
        String password = known ? Files.readString(login).strip() : newPassword();
        if (!known) {
            ok(api.post(
                    "/api/v1/auth/register",
                    "demo-register",
                    Map.of("email", EMAIL, "displayName", "Demo", "password", password)));
            Files.createFile(login, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(login, password + "\n");
        }
        JsonNode signedIn =
                ok(api.post("/api/v1/auth/login", "demo-login", Map.of("email", EMAIL, "password", password)));
        api.signedIn(signedIn.path("accessToken").asString());
        return password;
    }

    private static String newPassword() {
        byte[] random = new byte[15];
        new SecureRandom().nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    private void organisation() {
        JsonNode mine = ok(api.get("/api/v1/orgs")).path("items");
        org = mine.isEmpty()
                ? ok(api.post("/api/v1/orgs", "demo-org", Map.of("name", "Demo Trading Ltd", "currency", "EUR")))
                        .path("id")
                        .asString()
                : mine.get(0).path("id").asString();
    }

    private Map<String, String> accounts() {
        Map<String, String> idOfCode = new HashMap<>();
        ok(api.get("/api/v1/orgs/" + org + "/accounts"))
                .path("items")
                .forEach(account -> idOfCode.put(
                        account.path("code").asString(), account.path("id").asString()));
        return idOfCode;
    }

    private static String account(Map<String, String> idOfCode, String code) {
        String id = idOfCode.get(code);
        if (id == null) {
            throw new DemoFailed("the chart has no account " + code);
        }
        return id;
    }

    private void rule(String contains, String account, int position) {
        ok(api.post(
                "/api/v1/orgs/" + org + "/rules",
                "demo-rule-" + position,
                Map.of("contains", contains, "accountId", account, "position", position)));
    }

    private String ledger(String name, String kind, String number, String opening) {
        Map<String, Object> body = new HashMap<>(Map.of(
                "name",
                name,
                "kind",
                kind,
                "currency",
                "EUR",
                "openingBalance",
                Map.of("balance", Map.of("amount", opening, "currency", "EUR"), "day", "2025-12-31")));
        if (!number.isEmpty()) {
            body.put("accountNumber", number);
        }
        return ok(api.post("/api/v1/orgs/" + org + "/ledgers", "demo-ledger-" + kind, body))
                .path("id")
                .asString();
    }

    private String profile() {
        Map<String, Object> layout = new HashMap<>(Map.of(
                "encoding", "UTF-8",
                "delimiter", ";",
                "quote", "\"",
                "skipLines", 0,
                "header", true,
                "dateColumn", "Date",
                "dateFormats", List.of("dd.MM.uuuu"),
                "amount", Map.of("signed", Map.of("column", "Amount", "negated", false)),
                "decimalMark", ",",
                "thousandsMark", "."));
        layout.put("descriptionColumns", List.of("Description"));
        layout.put("balanceColumn", "Balance");
        layout.put("ignoredRows", List.of());
        layout.put("pendingRows", List.of());
        return ok(api.post(
                        "/api/v1/orgs/" + org + "/csv-profiles",
                        "demo-profile",
                        Map.of("name", "Company card", "layout", layout)))
                .path("id")
                .asString();
    }

    private void imported(String file, Map<String, String> fields) {
        String id = ok(api.upload("/api/v1/orgs/" + org + "/imports", "demo-" + file, file, sample(file), fields))
                .path("id")
                .asString();
        long until = System.nanoTime() + PATIENCE.toNanos();
        JsonNode state = ok(api.get("/api/v1/orgs/" + org + "/imports/" + id));
        while (!ENDED.contains(state.path("state").asString()) && System.nanoTime() < until) {
            pause();
            state = ok(api.get("/api/v1/orgs/" + org + "/imports/" + id));
        }
        say(DemoReports.importLine(file, state));
    }

    private static byte[] sample(String file) {
        try (InputStream in = Demo.class.getResourceAsStream("/demo/" + file)) {
            if (in == null) {
                throw new DemoFailed("the sample " + file + " is not in the jar");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode ok(Answer answer) {
        if (answer.status() >= 300) {
            throw new DemoFailed("the application answered " + answer.status() + " " + answer.text("code") + ": "
                    + answer.text("detail"));
        }
        return answer.body();
    }

    private static void say(String line) {
        System.out.println(line);
    }

    private static void pause() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoFailed("stopped");
        }
    }
}
