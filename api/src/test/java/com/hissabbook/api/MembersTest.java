package com.hissabbook.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hissabbook.ApiClient;
import com.hissabbook.ApiTest;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class MembersTest extends ApiTest {

    @Test
    void givesEachRoleWhatItMayAndNothingMore() {
        ApiClient owner = client().register();
        String org = owner.found("EUR");
        ApiClient accountant = owner.addMember(org, "ACCOUNTANT");
        ApiClient viewer = owner.addMember(org, "VIEWER");
        String members = members(org);
        Map<String, String> somebody =
                Map.of("email", client().register().person().email(), "role", "VIEWER");

        for (ApiClient any : List.of(owner, accountant, viewer)) {
            any.get("/api/v1/orgs/" + org).expect(200);
            assertThat(any.get(members).expect(200).json().path("items")).hasSize(3);
        }
        for (ApiClient other : List.of(accountant, viewer)) {
            other.post(members, somebody).expectProblem(403, "role-required");
            String self = members + "/" + other.person().id();
            other.with("If-Match", "\"v0\"").put(self, Map.of("role", "OWNER")).expectProblem(403, "role-required");
            other.delete(self).expectProblem(403, "role-required");
        }
        // What no rule names is the books: written by accountants, not by viewers.
        viewer.post("/api/v1/orgs/" + org + "/no-such-thing", Map.of()).expectProblem(403, "role-required");
        accountant.post("/api/v1/orgs/" + org + "/no-such-thing", Map.of()).expectProblem(404, "unknown-route");
        owner.post(members, somebody).expect(201);
    }

    @Test
    void countsAChangeOfRoleAtOnce() {
        ApiClient owner = client().register();
        String org = owner.found("EUR");
        ApiClient other = owner.addMember(org, "VIEWER");
        String path = members(org) + "/" + other.person().id();

        String etag = owner.with("If-Match", "\"v0\"")
                .put(path, Map.of("role", "OWNER"))
                .expect(200)
                .header("ETag");
        assertThat(etag).isEqualTo("\"v1\"");
        other.addMember(org, "VIEWER");

        owner.delete(path).expect(204);
        other.get("/api/v1/orgs/" + org).expectProblem(404, "not-found");
    }

    @Test
    void asksForTheVersionThatWasSeen() {
        ApiClient owner = client().register();
        String org = owner.found("EUR");
        String path =
                members(org) + "/" + owner.addMember(org, "VIEWER").person().id();
        Map<String, String> role = Map.of("role", "ACCOUNTANT");

        owner.put(path, role).expectProblem(428, "if-match-required");
        owner.with("If-Match", "v0").put(path, role).expectProblem(400, "invalid-request");
        owner.with("If-Match", "\"v7\"").put(path, role).expectProblem(412, "stale");
        owner.with("If-Match", "\"v0\"").put(path, role).expect(200);
        owner.with("If-Match", "\"v0\"").put(path, role).expectProblem(412, "stale");
    }

    @Test
    void refusesStrangersAndSecondMemberships() {
        ApiClient owner = client().register();
        String org = owner.found("EUR");

        owner.post(members(org), Map.of("email", "nobody@example.org", "role", "VIEWER"))
                .expectProblem(422, "unknown-person");
        owner.post(members(org), Map.of("email", owner.person().email(), "role", "VIEWER"))
                .expectProblem(409, "already-member");
        owner.delete(members(org) + "/" + client().register().person().id()).expectProblem(404, "not-found");
    }

    @Test
    void keepsTheLastOwner() {
        ApiClient owner = client().register();
        String org = owner.found("EUR");
        String self = members(org) + "/" + owner.person().id();

        owner.delete(self).expectProblem(409, "last-owner");
        owner.with("If-Match", "\"v0\"").put(self, Map.of("role", "VIEWER")).expectProblem(409, "last-owner");

        owner.addMember(org, "OWNER");
        owner.delete(self).expect(204);
        owner.get("/api/v1/orgs/" + org).expect(404);
    }

    @Test
    void keepsAnOwnerWhenTwoRemoveEachOther() throws Exception {
        ApiClient one = client().register();
        String org = one.found("EUR");
        ApiClient two = one.addMember(org, "OWNER");

        try (ExecutorService both = Executors.newFixedThreadPool(2)) {
            List<Callable<ApiClient.Answer>> removals = List.of(
                    () -> one.delete(members(org) + "/" + two.person().id()),
                    () -> two.delete(members(org) + "/" + one.person().id()));
            var statuses = both.invokeAll(removals).stream()
                    .map(answer -> answer.resultNow().status())
                    .toList();
            assertThat(statuses).containsOnlyOnce(204);
        }
    }

    @Test
    void hasTheDatabaseRefuseAnOrganisationWithoutOwner() throws SQLException {
        String org = client().register().found("EUR");

        try (var everything = database().asSuperuser();
                var delete = everything.prepareStatement("delete from identity.member where tenant_id = ?::uuid")) {
            delete.setString(1, org);
            assertThatThrownBy(delete::executeUpdate).hasMessageContaining("at least one owner");
        }
    }

    private static String members(String org) {
        return "/api/v1/orgs/" + org + "/members";
    }
}
