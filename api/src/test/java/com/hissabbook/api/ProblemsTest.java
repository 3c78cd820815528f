package com.hissabbook.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.hissabbook.ApiClient;
import com.hissabbook.ApiTest;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each kind of bad request has one status and one code, and says where it is bad. */
class ProblemsTest extends ApiTest {

    private static final String ORGS = "/api/v1/orgs";

    private ApiClient person = client();

    @BeforeEach
    void signIn() {
        person = client().register();
    }

    @Test
    void namesLineAndColumnOfMalformedJson() {
        var problem = person.post(ORGS, "{\"name\": \"x\",\n oops").expectProblem(400, "malformed-json");

        assertThat(problem.text("detail")).contains("line 2").doesNotContain("oops");
    }

    @Test
    void refusesAMissingBody() {
        person.with("Content-Type", "application/json")
                .send("POST", ORGS, BodyPublishers.noBody())
                .expectProblem(400, "malformed-json");
    }

    @Test
    void namesEachFieldThatIsNotValid() {
        var errors = person.post(ORGS, Map.of("name", " "))
                .expectProblem(400, "invalid-request")
                .json()
                .path("errors");

        assertThat(errors.valueStream().map(error -> error.path("field").asString()))
                .containsExactlyInAnyOrder("name", "currency");
    }

    @Test
    void namesAFieldThatDoesNotExist() {
        var problem = person.post(ORGS, Map.of("name", "x", "currency", "EUR", "curency", "EUR"))
                .expectProblem(400, "invalid-request");

        assertThat(problem.json().path("errors").path(0).path("field").asString())
                .isEqualTo("curency");
    }

    @Test
    void refusesACurrencyThatIsNone() {
        for (String currency : new String[] {"EURO", "eur", "XAU", "€"}) {
            person.post(ORGS, Map.of("name", "x", "currency", currency)).expectProblem(400, "invalid-request");
        }
    }

    @Test
    void refusesARoleThatIsNone() {
        person.post(ORGS + "/" + person.found("EUR") + "/members", Map.of("email", "a@b", "role", "KING"))
                .expectProblem(400, "invalid-request");
    }

    @Test
    void refusesABodyThatIsTooLargeOrOfUnknownSize() {
        ApiClient json = person.with("Content-Type", "application/json");

        person.post(ORGS, "{\"name\": \"" + "x".repeat(2 << 20) + "\"}").expectProblem(413, "body-too-large");
        json.send("POST", ORGS, BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[10])))
                .expectProblem(411, "length-required");
    }

    @Test
    void refusesAnotherMediaType() {
        person.with("Content-Type", "text/plain")
                .send("POST", ORGS, BodyPublishers.ofString("hello"))
                .expectProblem(415, "unsupported-media-type");
    }

    @Test
    void refusesAnAcceptHeaderThatCannotBeServed() {
        person.with("Accept", "image/png").get(ORGS).expectProblem(406, "not-acceptable");
    }

    @Test
    void refusesAnotherMethod() {
        person.delete(ORGS).expectProblem(405, "method-not-allowed");
    }

    @Test
    void saysThatARouteIsUnknown() {
        person.get("/api/v1/nothing").expectProblem(404, "unknown-route");
    }

    @Test
    void refusesIdsThatAreNone() {
        person.get(ORGS + "/not-an-id").expectProblem(404, "not-found");
        person.get(ORGS + "/1-1-1-1-1").expectProblem(404, "not-found");
        person.get(ORGS + "/" + UUID.randomUUID()).expectProblem(404, "not-found");
        person.delete(ORGS + "/" + person.found("EUR") + "/members/not-an-id").expectProblem(400, "invalid-request");
    }

    @Test
    void readsAnAddressAsTheRoutesDo() {
        String org = person.found("EUR");
        ApiClient stranger = client().register();

        person.get("/api/v1/%6Frgs/" + org).expect(200);
        stranger.get("/api/v1/%6Frgs/" + org + "/members").expectProblem(404, "not-found");
    }

    @Test
    void answersWithAProblemWhereTheContainerRefusesTheAddress() {
        for (String path : new String[] {"/api/v1/orgs/a%2Fb", "/api/v1/orgs/%00", "/api/v1/orgs/a%5Cb"}) {
            client().get(path).expectProblem(400, "invalid-request");
        }
    }

    @Test
    void refusesTextThatCannotBeKeptAsItIs() {
        for (String name : new String[] {"a\\u0000b", "half \\ud83d of a pair"}) {
            var problem = person.post(ORGS, "{\"name\": \"" + name + "\", \"currency\": \"EUR\"}")
                    .expectProblem(400, "invalid-request");
            assertThat(problem.text("detail")).contains("name holds NUL or half of a surrogate pair");
        }
        person.get(ORGS + "/" + person.found("EUR") + "/transactions?q=a%00").expectProblem(400, "invalid-request");
    }

    @Test
    void listsTheValuesThatAParameterMayHave() {
        var problem = person.get(
                        ORGS + "/" + person.found("EUR") + "/imports/" + UUID.randomUUID() + "/lines?decision=DONE")
                .expectProblem(400, "invalid-request");
        assertThat(problem.text("detail")).contains("decision is none of NEW, DUPLICATE");
    }

    @Test
    void refusesAnEmailThatIsNone() {
        client().post(
                        "/api/v1/auth/register",
                        Map.of("email", "none", "displayName", "x", "password", ApiClient.PASSWORD))
                .expectProblem(400, "invalid-request");
    }

    @Test
    void keepsASaneCorrelationIdAndReplacesAnyOther() {
        assertThat(person.with("X-Correlation-Id", "mobile-4711-abc").get(ORGS).header("X-Correlation-Id"))
                .isEqualTo("mobile-4711-abc");
        for (String odd : new String[] {"short", "somebody@example.org", "x".repeat(65)}) {
            String given = person.with("X-Correlation-Id", odd).get(ORGS).header("X-Correlation-Id");
            assertThat(UUID.fromString(given).version()).isEqualTo(7);
        }
    }
}
