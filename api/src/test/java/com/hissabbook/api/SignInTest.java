package com.hissabbook.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.hissabbook.ApiClient;
import com.hissabbook.ApiTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SignInTest extends ApiTest {

    private static final String REFRESH = "/api/v1/auth/refresh";

    @Test
    void opensTheApiToWhoeverRegistersOrLogsIn() {
        ApiClient registered = client().register();
        registered.get("/api/v1/orgs").expect(200);

        ApiClient loggedIn =
                client().login(registered.person().email().toUpperCase(java.util.Locale.ROOT), ApiClient.PASSWORD);
        loggedIn.get("/api/v1/orgs").expect(200);
        assertThat(loggedIn.person().id()).isEqualTo(registered.person().id());
    }

    @Test
    void refusesASecondRegistrationOfAnEmailInAnySpelling() {
        String email = client().register().person().email();

        client().post(
                        "/api/v1/auth/register",
                        Map.of(
                                "email",
                                email.replace("person", "Person"),
                                "displayName",
                                "X",
                                "password",
                                ApiClient.PASSWORD))
                .expectProblem(409, "email-taken");
    }

    @Test
    void refusesPasswordsThatAreTooShortOrTooLong() {
        for (String password : new String[] {"short", "x".repeat(73), "ü".repeat(37)}) {
            client().post(
                            "/api/v1/auth/register",
                            Map.of(
                                    "email",
                                    UUID.randomUUID() + "@example.org",
                                    "displayName",
                                    "X",
                                    "password",
                                    password))
                    .expectProblem(422, "password-length");
        }
    }

    @Test
    void rotatesRefreshTokensAndEndsTheFamilyOnReuse() {
        String first = client().register().person().refreshToken();
        String second = refresh(first).expect(200).text("refreshToken");
        assertThat(second).isNotEqualTo(first);
        String third = refresh(second).expect(200).text("refreshToken");

        refresh(first).expectProblem(401, "session-ended");
        refresh(third).expectProblem(401, "session-ended");
    }

    @Test
    void endsTheSessionAtLogout() {
        String token = client().register().person().refreshToken();

        client().post("/api/v1/auth/logout", Map.of("refreshToken", token)).expect(204);
        refresh(token).expectProblem(401, "session-ended");
        client().post("/api/v1/auth/logout", Map.of("refreshToken", "unknown")).expect(204);
    }

    @Test
    void throttlesGuessesPerAccountAndSaysHowLongToWait() {
        String email = client().register().person().email();
        for (int guess = 0; guess < 10; guess++) {
            login(email, "a wrong password").expectProblem(401, "wrong-credentials");
        }

        ApiClient.Answer refused = login(email, ApiClient.PASSWORD).expectProblem(429, "too-many-attempts");
        assertThat(Long.parseLong(refused.header("Retry-After"))).isBetween(1L, 900L);
        login(client().register().person().email(), ApiClient.PASSWORD).expect(200);
    }

    @Test
    void answersAlikeForUnknownPeopleAndWrongPasswords() {
        String known = client().register().person().email();

        String unknown = "nobody-" + UUID.randomUUID() + "@example.org";
        ApiClient.Answer one = login(unknown, "a wrong password").expectProblem(401, "wrong-credentials");
        ApiClient.Answer two = login(known, "a wrong password").expectProblem(401, "wrong-credentials");
        assertThat(one.text("detail")).isEqualTo(two.text("detail"));
    }

    @Test
    void asksForATokenEverywhereElse() {
        client().get("/api/v1/orgs").expectProblem(401, "unauthenticated");
        client().with("Authorization", "Bearer not.a.token").get("/api/v1/orgs").expectProblem(401, "unauthenticated");
        client().get("/actuator/env").expectProblem(401, "unauthenticated");
        client().get("/actuator/prometheus").expectProblem(401, "unauthenticated");
        client().with("Authorization", "Basic cHJvbWV0aGV1czptZXRyaWNzLXRlc3Q=")
                .get("/actuator/prometheus")
                .expect(200);
        client().get("/actuator/health").expect(200);
        client().get("/v3/api-docs").expect(200);
    }

    @Test
    void publishesOnlyThePublicHalfOfItsKeys() {
        var key = client().get("/.well-known/jwks.json")
                .expect(200)
                .json()
                .path("keys")
                .path(0);

        assertThat(key.path("kty").asString()).isEqualTo("EC");
        assertThat(key.has("d")).isFalse();
    }

    private ApiClient.Answer refresh(String token) {
        return client().post(REFRESH, Map.of("refreshToken", token));
    }

    private ApiClient.Answer login(String email, String password) {
        return client().post("/api/v1/auth/login", Map.of("email", email, "password", password));
    }
}
