package com.hissabbook.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.hissabbook.ApiClient;
import com.hissabbook.ApiClient.Answer;
import com.hissabbook.ApiTest;
import com.hissabbook.api.imports.SampleOfx;
import java.util.ArrayList;
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
 * if nothing were there. An operation that is not in {@link TenantRequests} fails the test: whoever adds a route adds its line there.
 */
class TenantIsolationTest extends ApiTest {

    private record Operation(String method, String path) {

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    private static final String ORG = "/api/v1/orgs/{org}";

    private static String created(ApiClient owner, String org, String route, Object body) {
        return owner.post(ORG.replace("{org}", org) + route, body).expect(201).text("id");
    }

    @TestFactory
    Stream<DynamicTest> answersNotFoundToTheOtherTenant() {
        ApiClient a = client().register();
        ApiClient b = client().register();
        String orgOfA = a.found("EUR");
        String orgOfB = b.found("EUR");
        Map<String, TenantRequests.Request> requests =
                TenantRequests.of(a, orgOfA, client().register().person().email());
        return operations().stream()
                .map(operation -> DynamicTest.dynamicTest(operation.toString(), () -> {
                    TenantRequests.Request request = Optional.ofNullable(requests.get(operation.toString()))
                            .orElseThrow(() -> new AssertionError(
                                    "list " + operation + " in TenantRequests, with tenant A's ids"));
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
                .containsAll(TenantRequests.of(
                                owner,
                                owner.found("EUR"),
                                client().register().person().email())
                        .keySet());
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

    private static Answer call(ApiClient who, Operation operation, String org, TenantRequests.Request request) {
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
