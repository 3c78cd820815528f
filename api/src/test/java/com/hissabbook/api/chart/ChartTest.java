package com.hissabbook.api.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.hissabbook.ApiClient;
import com.hissabbook.ApiClient.Answer;
import com.hissabbook.ApiTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ChartTest extends ApiTest {

    private ApiClient owner = client();
    private String org = "";
    private String accounts = "";
    private String rules = "";

    @BeforeEach
    void found() {
        owner = client().register();
        org = owner.found("EUR");
        accounts = "/api/v1/orgs/" + org + "/accounts";
        rules = "/api/v1/orgs/" + org + "/rules";
    }

    @Test
    void aNewOrganisationHasItsDefaultChart() {
        JsonNode items = owner.get(accounts).expect(200).json().path("items");

        assertThat(items.values().stream()
                        .filter(account -> account.has("role"))
                        .map(account -> account.path("role").asString()))
                .containsExactlyInAnyOrder(
                        "CLEARING", "OPENING_BALANCES", "UNCATEGORISED_INCOME", "UNCATEGORISED_EXPENSE");
        assertThat(items.values().stream().map(account -> account.path("code").asString()))
                .isSorted();
    }

    @Test
    void addsRenamesAndArchivesAnAccount() {
        Answer added = owner.post(accounts, Map.of("code", "6150", "name", "Subcontractors", "type", "EXPENSE"))
                .expect(201);
        String account = added.header("Location");

        Answer archived = owner.with("If-Match", added.header("ETag"))
                .put(account, Map.of("name", "Helpers", "archived", true))
                .expect(200);

        assertThat(archived.json().path("archived").asBoolean()).isTrue();
        Answer read = owner.get(account).expect(200);
        assertThat(read.json()).isEqualTo(archived.json());
        assertThat(read.header("ETag")).isEqualTo("\"v1\"");
        assertThat(read.text("code")).isEqualTo("6150");
    }

    @Test
    void aContraAccountGrowsOnTheOtherSideOfItsType() {
        Map<String, Object> depreciation =
                Map.of("code", "1590", "name", "Accumulated depreciation", "type", "ASSET", "normalSide", "CREDIT");

        Answer added = owner.post(accounts, depreciation).expect(201);
        assertThat(added.text("normalSide")).isEqualTo("CREDIT");
        assertThat(owner.get(added.header("Location")).expect(200).json()).isEqualTo(added.json());
        assertThat(owner.post(accounts, Map.of("code", "6150", "name", "Helpers", "type", "EXPENSE"))
                        .expect(201)
                        .text("normalSide"))
                .isEqualTo("DEBIT");
        owner.post(accounts, Map.of("code", "1591", "name", "Other", "type", "ASSET", "normalSide", "LEFT"))
                .expectProblem(400, "invalid-request");
    }

    @Test
    void refusesEditsThatTheChartForbids() {
        JsonNode clearing = byRole("CLEARING");
        String path = accounts + "/" + clearing.path("id").asString();
        ApiClient editor = owner.with("If-Match", clearing.path("etag").asString());

        editor.put(path, Map.of("name", "Clearing", "archived", true)).expectProblem(409, "account-has-role");
        editor.put(path, Map.of("name", "Clearing", "archived", false, "type", "INCOME"))
                .expectProblem(400, "invalid-request");
        editor.put(path, Map.of("name", "Clearing")).expectProblem(400, "invalid-request");
        owner.put(path, Map.of("name", "Clearing", "archived", false)).expectProblem(428, "if-match-required");
        owner.post(accounts, Map.of("code", "6000", "name", "Rent", "type", "EXPENSE"))
                .expectProblem(409, "account-code-taken");
        owner.post(accounts, Map.of("code", "60/00", "name", "Rent", "type", "EXPENSE"))
                .expectProblem(422, "invalid-code");
        owner.post(accounts, Map.of("code", "6001", "name", "Rent", "type", "COST"))
                .expectProblem(400, "invalid-request");
        assertThat(byRole("CLEARING")).isEqualTo(clearing);
    }

    @Test
    void addsChangesAndDeactivatesARule() {
        String rent = byCode("6000");
        Answer added = owner.post(rules, Map.of("contains", "LANDLORD", "accountId", rent))
                .expect(201);
        String rule = added.header("Location");

        Answer changed = owner.with("If-Match", added.header("ETag"))
                .put(rule, Map.of("contains", "PROPERTY CO", "accountId", rent, "position", 5))
                .expect(200);
        owner.with("If-Match", changed.header("ETag")).delete(rule).expect(204);

        Answer read = owner.get(rule).expect(200);
        assertThat(read.json().path("active").asBoolean()).isFalse();
        assertThat(read.json().path("position").asInt()).isEqualTo(5);
        assertThat(owner.get(rules).json().path("items").size()).isOne();
        owner.with("If-Match", read.header("ETag"))
                .put(rule, Map.of("contains", "AGAIN", "accountId", rent))
                .expectProblem(409, "inactive-rule");
    }

    @Test
    void refusesARuleThatLeadsNowhereAndSaysWhy() {
        String rent = byCode("6000");

        Answer unknown = owner.post(rules, Map.of("contains", "LANDLORD", "accountId", UUID.randomUUID()))
                .expectProblem(422, "unknown-account");
        assertThat(unknown.text("detail")).contains("accountId");
        owner.post(rules, Map.of("contains", "L", "accountId", rent)).expectProblem(422, "invalid-contains");
        owner.post(rules, Map.of("contains", "LAND", "accountId", rent, "position", 0))
                .expectProblem(422, "invalid-position");
        owner.post(rules, Map.of("contains", "LAND")).expectProblem(400, "invalid-request");
        owner.post(rules, Map.of("contains", "LAND", "accountId", "rent")).expectProblem(400, "invalid-request");
        assertThat(owner.get(rules).json().path("items").size()).isZero();
    }

    @Test
    void takesARuleOfManyConditionsAndShowsItAsItWasSent() {
        Map<String, Object> when = Map.of(
                "all",
                List.of(
                        Map.of("field", "counterparty", "operator", "starts", "value", "Landlord"),
                        Map.of("field", "amount", "operator", "between", "values", List.of("-900", "-800"))));

        Answer added = owner.post(
                        rules,
                        Map.of("when", when, "accountId", byCode("6000"), "stop", false, "tags", List.of("home")))
                .expect(201);
        Answer transfer = owner.post(rules, Map.of("contains", "to savings", "transfer", true))
                .expect(201);

        JsonNode read = owner.get(added.header("Location")).expect(200).json();
        assertThat(read).isEqualTo(added.json());
        assertThat(read.path("when").toString())
                .isEqualTo("{\"all\":[{\"field\":\"counterparty\",\"operator\":\"starts\",\"value\":\"Landlord\"},"
                        + "{\"field\":\"amount\",\"operator\":\"between\",\"values\":[\"-900\",\"-800\"]}]}");
        assertThat(read.path("says").asString())
                .isEqualTo("counterparty starts with \"Landlord\" and amount is between -900 and -800");
        assertThat(read.has("contains")).isFalse();
        assertThat(read.path("stop").asBoolean()).isFalse();
        assertThat(transfer.text("accountId"))
                .isEqualTo(byRole("CLEARING").path("id").asString());
    }

    @Test
    void refusesConditionsThatCannotBeTriedAndNamesTheirPlace() {
        Map<String, Object> unknown =
                Map.of("any", List.of(Map.of("field", "iban", "operator", "equals", "value", "x")));
        Map<String, Object> regex = Map.of("field", "text", "operator", "regex", "value", "(a+)+(?=b)");
        Map<String, Object> ledger = Map.of(
                "field",
                "ledger",
                "operator",
                "equals",
                "value",
                UUID.randomUUID().toString());
        String rent = byCode("6000");

        assertThat(owner.post(rules, Map.of("when", unknown, "accountId", rent))
                        .expectProblem(422, "unknown-field")
                        .text("detail"))
                .contains("when.any[0].field", "counterparty");
        owner.post(rules, Map.of("when", regex, "accountId", rent)).expectProblem(422, "invalid-regex");
        owner.post(rules, Map.of("when", ledger, "accountId", rent)).expectProblem(422, "unknown-ledger");
        owner.post(rules, Map.of("when", regex, "contains", "both", "accountId", rent))
                .expectProblem(400, "invalid-request");
        owner.post(rules, Map.of("accountId", rent)).expectProblem(400, "invalid-request");
        owner.post(rules, Map.of("contains", "both", "accountId", rent, "transfer", true))
                .expectProblem(422, "two-accounts");
        owner.post(rules, Map.of("contains", "tagged", "tags", List.of("Two words")))
                .expectProblem(422, "invalid-tags");
        String deep = "{\"all\": [".repeat(200) + "{}" + "]}".repeat(200);
        owner.post(rules, "{\"when\": " + deep + ", \"accountId\": \"" + rent + "\"}")
                .expectProblem(422, "too-deep");
        assertThat(owner.get(rules).json().path("items").size()).isZero();
    }

    @Test
    void ofTwoEditorsOfARuleTheSecondIsToldToReadAgain() {
        String rent = byCode("6000");
        Answer added = owner.post(rules, Map.of("contains", "LANDLORD", "accountId", rent))
                .expect(201);
        ApiClient editor = owner.with("If-Match", added.header("ETag"));
        String rule = added.header("Location");

        editor.put(rule, Map.of("contains", "FIRST", "accountId", rent)).expect(200);

        editor.put(rule, Map.of("contains", "SECOND", "accountId", rent)).expectProblem(412, "stale");
        editor.delete(rule).expectProblem(412, "stale");
        owner.delete(rule).expectProblem(428, "if-match-required");
        assertThat(owner.get(rule).text("contains")).isEqualTo("FIRST");
    }

    @Test
    void theSameKeyAddsOneRule() {
        ApiClient withKey = owner.with("Idempotency-Key", UUID.randomUUID().toString());
        Map<String, String> body = Map.of("contains", "LANDLORD", "accountId", byCode("6000"));

        assertThat(withKey.post(rules, body).expect(201).text("id"))
                .isEqualTo(withKey.post(rules, body).expect(201).text("id"));
        assertThat(owner.get(rules).json().path("items").size()).isOne();
    }

    @Test
    void anotherOrganisationsAccountsAndRulesAreNotThere() {
        String rent = byCode("6000");
        String rule = owner.post(rules, Map.of("contains", "LANDLORD", "accountId", rent))
                .expect(201)
                .text("id");
        ApiClient stranger = client().register();
        String own = "/api/v1/orgs/" + stranger.found("EUR");

        stranger.get(own + "/accounts/" + rent).expectProblem(404, "not-found");
        stranger.get(own + "/rules/" + rule).expectProblem(404, "not-found");
        stranger.with("If-Match", "\"v0\"").delete(own + "/rules/" + rule).expectProblem(404, "not-found");
        stranger.post(own + "/rules", Map.of("contains", "THEIRS", "accountId", rent))
                .expectProblem(422, "unknown-account");
        owner.addMember(org, "VIEWER")
                .post(rules, Map.of("contains", "VIEWED", "accountId", rent))
                .expectProblem(403, "role-required");
    }

    private String byCode(String code) {
        return owner.get(accounts).json().path("items").values().stream()
                .filter(account -> account.path("code").asString().equals(code))
                .map(account -> account.path("id").asString())
                .findFirst()
                .orElseThrow();
    }

    private JsonNode byRole(String role) {
        return owner.get(accounts).json().path("items").values().stream()
                .filter(account -> account.path("role").asString().equals(role))
                .findFirst()
                .orElseThrow();
    }
}
