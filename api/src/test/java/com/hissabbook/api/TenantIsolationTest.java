package com.hissabbook.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.hissabbook.ApiClient;
import com.hissabbook.ApiClient.Answer;
import com.hissabbook.ApiTest;
import com.hissabbook.api.imports.Books;
import com.hissabbook.api.imports.SampleOfx;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every operation of the OpenAPI document that names an organisation, called with tenant B's token and tenant A's ids, answers 404 as
 * if nothing were there. An operation that is not in {@link #requests} fails the test: whoever adds a route adds its line there.
 */
class TenantIsolationTest extends ApiTest {

    /**
     * How to call one operation so that it would succeed for its owner.
     *
     * @param ids tenant A's ids for the parameters of the path, apart from {@code org}
     * @param body JSON; empty for none
     */
    private record Request(Map<String, String> ids, Map<String, ?> body, boolean upload) {

        static Request plain() {
            return new Request(Map.of(), Map.of(), false);
        }

        static Request of(String parameter, String id) {
            return new Request(Map.of(parameter, id), Map.of(), false);
        }

        Request with(Map<String, ?> json) {
            return new Request(ids, json, upload);
        }
    }

    private record Operation(String method, String path) {

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    private static final String ORG = "/api/v1/orgs/{org}";

    /** Tenant A with one of everything, and how each operation is called with it. The one place to extend. */
    private Map<String, Request> requests(ApiClient owner, String org) {
        Map<String, Request> all = new HashMap<>(membersAndOrganisation(owner, org));
        all.putAll(ledgersAndProfiles(owner, org));
        all.putAll(chartAndRules(owner, org));
        all.putAll(imports(owner, org));
        all.putAll(transactionsAndReports(owner, org));
        return all;
    }

    private Map<String, Request> membersAndOrganisation(ApiClient owner, String org) {
        String member = owner.addMember(org, "VIEWER").person().id();
        String newcomer = client().register().person().email();
        return Map.ofEntries(
                entry("GET " + ORG, Request.plain()),
                entry("GET " + ORG + "/members", Request.plain()),
                entry("POST " + ORG + "/members", Request.plain().with(Map.of("email", newcomer, "role", "VIEWER"))),
                entry(
                        "PUT " + ORG + "/members/{userId}",
                        Request.of("userId", member).with(Map.of("role", "OWNER"))),
                entry("DELETE " + ORG + "/members/{userId}", Request.of("userId", member)));
    }

    private static Map<String, Request> ledgersAndProfiles(ApiClient owner, String org) {
        Map<String, Object> ledger = Map.of("name", "Giro", "kind", "BANK", "currency", "EUR");
        Map<String, Object> layout = Map.of(
                "encoding", "UTF-8",
                "delimiter", ";",
                "header", true,
                "dateColumn", "Date",
                "dateFormats", List.of("dd.MM.yyyy"),
                "amount", Map.of("signed", Map.of("column", "Amount", "negated", false)),
                "decimalMark", ",");
        Map<String, Object> profile = Map.of("name", "My bank", "layout", layout);
        Request oneLedger = Request.of("id", created(owner, org, "/ledgers", ledger));
        Request oneProfile = Request.of("id", created(owner, org, "/csv-profiles", profile));
        return Map.ofEntries(
                entry("GET " + ORG + "/ledgers", Request.plain()),
                entry("POST " + ORG + "/ledgers", Request.plain().with(ledger)),
                entry("GET " + ORG + "/ledgers/{id}", oneLedger),
                entry("PUT " + ORG + "/ledgers/{id}", oneLedger.with(Map.of("name", "Main"))),
                entry("GET " + ORG + "/csv-profiles", Request.plain()),
                entry("POST " + ORG + "/csv-profiles", Request.plain().with(profile)),
                entry("GET " + ORG + "/csv-profiles/{id}", oneProfile),
                entry("PUT " + ORG + "/csv-profiles/{id}", oneProfile.with(profile)),
                entry("DELETE " + ORG + "/csv-profiles/{id}", oneProfile),
                entry("POST " + ORG + "/csv-profiles/{id}/preview", new Request(oneProfile.ids(), Map.of(), true)));
    }

    private static Map<String, Request> chartAndRules(ApiClient owner, String org) {
        Map<String, Object> account = Map.of("code", "6150", "name", "Helpers", "type", "EXPENSE");
        String accountId = created(owner, org, "/accounts", account);
        Map<String, Object> rule = Map.of("contains", "LANDLORD", "accountId", accountId);
        Request oneAccount = Request.of("id", accountId);
        Request oneRule = Request.of("id", created(owner, org, "/rules", rule));
        return Map.ofEntries(
                entry("GET " + ORG + "/accounts", Request.plain()),
                entry("POST " + ORG + "/accounts", Request.plain().with(account)),
                entry("GET " + ORG + "/accounts/{id}", oneAccount),
                entry("PUT " + ORG + "/accounts/{id}", oneAccount.with(Map.of("name", "Rent", "archived", false))),
                entry("GET " + ORG + "/rules", Request.plain()),
                entry("POST " + ORG + "/rules", Request.plain().with(rule)),
                entry("POST " + ORG + "/rules/back-test", Request.plain().with(Map.of("rules", List.of()))),
                entry("GET " + ORG + "/rules/{id}", oneRule),
                entry("PUT " + ORG + "/rules/{id}", oneRule.with(rule)),
                entry("DELETE " + ORG + "/rules/{id}", oneRule));
    }

    private static Map<String, Request> imports(ApiClient owner, String org) {
        String ledger = created(owner, org, "/ledgers", Map.of("name", "Savings", "kind", "BANK", "currency", "EUR"));
        String imported = new Books(owner, org, ledger)
                .imported(SampleOfx.statement("EUR", 3, 1), Map.of())
                .text("id");
        Request one = Request.of("id", imported);
        String route = ORG + "/imports";
        return Map.ofEntries(
                entry("GET " + route, Request.plain()),
                entry("POST " + route, new Request(Map.of(), Map.of(), true)),
                entry("GET " + route + "/{id}", one),
                entry("GET " + route + "/{id}/lines", one),
                entry(
                        "GET " + route + "/{id}/lines/{line}",
                        new Request(Map.of("id", imported, "line", "1"), Map.of(), false)),
                entry("GET " + route + "/{id}/rejects.csv", one),
                entry("GET " + route + "/{id}/file", one),
                entry("POST " + route + "/{id}/approve", one.with(Map.of("planHash", "0"))),
                entry(
                        "POST " + route + "/{id}/answers",
                        one.with(Map.of("answers", Map.of("DATE_ORDER", "dd/MM/yyyy")))),
                entry("POST " + route + "/{id}/preview", one.with(Map.of())),
                entry("POST " + route + "/{id}/cancel", one));
    }

    private static Map<String, Request> transactionsAndReports(ApiClient owner, String org) {
        String account = created(owner, org, "/accounts", Map.of("code", "6160", "name", "Tea", "type", "EXPENSE"));
        Map<String, String> amount = Map.of("amount", "1.00", "currency", "EUR");
        Map<String, Object> wish = Map.of(
                "date",
                "2025-03-14",
                "description",
                "By hand",
                "entries",
                List.of(Map.of("accountId", account, "debit", amount), Map.of("accountId", account, "credit", amount)));
        // The entry that first books a transaction has its id.
        Request transaction = Request.of("id", created(owner, org, "/transactions", wish));
        return Map.ofEntries(
                entry("GET " + ORG + "/transactions", Request.plain()),
                entry("POST " + ORG + "/transactions", Request.plain().with(wish)),
                entry("GET " + ORG + "/transactions/{id}", transaction),
                entry("DELETE " + ORG + "/transactions/{id}", transaction),
                entry("GET " + ORG + "/transactions/{id}/classification", transaction),
                entry(
                        "PUT " + ORG + "/transactions/{id}/classification",
                        transaction.with(Map.of("accountId", account))),
                entry("DELETE " + ORG + "/transactions/{id}/classification", transaction),
                entry("POST " + ORG + "/transactions/{id}/classification/rule", transaction),
                entry("GET " + ORG + "/entries/{id}", transaction),
                entry("POST " + ORG + "/entries/{id}/reversals", transaction),
                entry("GET " + ORG + "/accounts/{id}/postings", Request.of("id", account)),
                entry("GET " + ORG + "/reports/trial-balance", Request.plain()),
                entry("GET " + ORG + "/reports/profit-and-loss", Request.plain()),
                entry("GET " + ORG + "/audit", Request.plain()),
                entry("GET " + ORG + "/audit/verification", Request.plain()));
    }

    private static String created(ApiClient owner, String org, String route, Object body) {
        return owner.post(ORG.replace("{org}", org) + route, body).expect(201).text("id");
    }

    @TestFactory
    Stream<DynamicTest> answersNotFoundToTheOtherTenant() {
        ApiClient a = client().register();
        ApiClient b = client().register();
        String orgOfA = a.found("EUR");
        String orgOfB = b.found("EUR");
        Map<String, Request> requests = requests(a, orgOfA);
        return operations().stream()
                .map(operation -> DynamicTest.dynamicTest(operation.toString(), () -> {
                    Request request = Optional.ofNullable(requests.get(operation.toString()))
                            .orElseThrow(() -> new AssertionError(
                                    "list " + operation + " in TenantIsolationTest.requests, with tenant A's ids"));
                    Answer stranger = call(b, operation, orgOfA, request).expectProblem(404, "not-found");
                    Answer nowhere = call(b, operation, UUID.randomUUID().toString(), request)
                            .expectProblem(404, "not-found");
                    assertThat(stranger.text("detail")).isEqualTo(nowhere.text("detail"));
                    if (!request.ids().isEmpty()) {
                        call(b, operation, orgOfB, request).expectProblem(404, "not-found");
                    }
                    if (operation.method().equals("GET")) {
                        assertThat(call(a, operation, orgOfA, request).status())
                                .as("the ids are real")
                                .isBetween(200, 299);
                    }
                }));
    }

    /** Ids that a body or a field names are the other tenant's too: refused in the words for ids of nobody. */
    @Test
    void takesIdsOfTheOtherTenantInABodyForIdsOfNobody() {
        ApiClient a = client().register();
        ApiClient b = client().register();
        String orgOfA = a.found("EUR");
        String orgOfB = b.found("EUR");
        String account = created(a, orgOfA, "/accounts", Map.of("code", "6170", "name", "Ink", "type", "EXPENSE"));
        String ledger = created(a, orgOfA, "/ledgers", Map.of("name", "Giro", "kind", "BANK", "currency", "EUR"));

        for (String field : List.of("rule", "entries", "ledgerId", "profileId")) {
            Answer foreign = naming(field, field.equals("ledgerId") ? ledger : account, b, orgOfB);
            Answer nobody = naming(field, UUID.randomUUID().toString(), b, orgOfB);
            assertThat(foreign.status()).as(field).isBetween(400, 499).isEqualTo(nobody.status());
            assertThat(foreign.text("code")).as(field).isEqualTo(nobody.text("code"));
        }
    }

    private static Answer naming(String field, String id, ApiClient who, String org) {
        String path = ORG.replace("{org}", org);
        Map<String, String> amount = Map.of("amount", "1.00", "currency", "EUR");
        return switch (field) {
            case "rule" -> who.post(path + "/rules", Map.of("contains", "LANDLORD", "accountId", id));
            case "entries" ->
                who.post(
                        path + "/transactions",
                        Map.of(
                                "date",
                                "2025-03-14",
                                "description",
                                "By hand",
                                "entries",
                                List.of(
                                        Map.of("accountId", id, "debit", amount),
                                        Map.of("accountId", id, "credit", amount))));
            default ->
                who.upload(
                        path + "/imports",
                        "statement.ofx",
                        SampleOfx.statement("EUR", 3, 1).getBytes(UTF_8),
                        Map.of(field, id));
        };
    }

    /** A line for a route that is gone would hide that it went. */
    @Test
    void listsNoOperationThatDoesNotExist() {
        ApiClient owner = client().register();

        assertThat(operations().stream().map(Operation::toString))
                .containsAll(requests(owner, owner.found("EUR")).keySet());
    }

    private List<Operation> operations() {
        List<Operation> found = new ArrayList<>();
        client().get("/v3/api-docs").expect(200).json().path("paths").properties().stream()
                .filter(path -> path.getKey().contains("{org}"))
                .forEach(path -> path.getValue()
                        .propertyNames()
                        .forEach(method -> found.add(new Operation(method.toUpperCase(Locale.ROOT), path.getKey()))));
        assertThat(found).isNotEmpty();
        return found;
    }

    private static Answer call(ApiClient who, Operation operation, String org, Request request) {
        String path = operation.path().replace("{org}", org);
        for (Map.Entry<String, String> id : request.ids().entrySet()) {
            path = path.replace("{" + id.getKey() + "}", id.getValue());
        }
        assertThat(path).as("every parameter of the path has an id").doesNotContain("{");
        ApiClient client = who.with("If-Match", "\"v0\"");
        if (request.upload()) {
            return client.upload(path, "statement.csv", new byte[] {'x'}, Map.of());
        }
        return switch (operation.method()) {
            case "GET" -> client.get(path);
            case "DELETE" -> client.delete(path);
            case "PUT" -> client.put(path, request.body());
            case "POST" -> client.post(path, request.body());
            default -> throw new IllegalStateException("no such method here yet: " + operation);
        };
    }
}
