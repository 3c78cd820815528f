package com.hissabbook.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One signed-in person's view of the HTTP API; signs in again before the token runs out. */
final class Api {

    private static final String PASSWORD = "correct horse battery staple";
    private static final Duration TOKEN_AGE = Duration.ofMinutes(5);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient http = HttpClient.newHttpClient();
    private final String address;
    private final String email = "bench-" + UUID.randomUUID() + "@example.org";
    private String token;
    private Instant signedInAt = Instant.now();

    /** Registers a new person. */
    Api(String address) {
        this.address = address;
        this.token = signIn("register", Map.of("email", email, "displayName", "Bench", "password", PASSWORD), 201);
    }

    private String signIn(String how, Map<String, String> who, int status) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + "/api/v1/auth/" + how))
                .header("Content-Type", "application/json")
                .POST(json(who))
                .build();
        return new Answer("POST " + how, send(request)).expect(status).text("accessToken");
    }

    private synchronized String token() {
        if (signedInAt.plus(TOKEN_AGE).isBefore(Instant.now())) {
            token = signIn("login", Map.of("email", email, "password", PASSWORD), 200);
            signedInAt = Instant.now();
        }
        return token;
    }

    Answer get(String path) {
        return exchange("GET", path, "application/json", BodyPublishers.noBody());
    }

    Answer post(String path, Object body) {
        return exchange("POST", path, "application/json", json(body));
    }

    /** A multipart upload of one file, with plain fields beside it. */
    Answer upload(String path, String fileName, byte[] content, Map<String, String> fields) {
        String boundary = "boundary-" + UUID.randomUUID();
        List<byte[]> parts = new ArrayList<>();
        fields.forEach((name, value) -> parts.add(bytes("--" + boundary + "\r\nContent-Disposition: form-data; name=\""
                + name + "\"\r\n\r\n" + value + "\r\n")));
        parts.add(bytes("--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + fileName
                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n"));
        parts.add(content);
        parts.add(bytes("\r\n--" + boundary + "--\r\n"));
        return exchange("POST", path, "multipart/form-data; boundary=" + boundary, BodyPublishers.ofByteArrays(parts));
    }

    private Answer exchange(String method, String path, String contentType, BodyPublisher body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + path))
                .header("Authorization", "Bearer " + token())
                .header("Content-Type", contentType)
                .timeout(Duration.ofMinutes(5))
                .method(method, body)
                .build();
        return new Answer(method + " " + path, send(request));
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static BodyPublisher json(Object body) {
        return BodyPublishers.ofString(JSON.writeValueAsString(body));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** What came back. */
    record Answer(String request, HttpResponse<String> response) {

        int status() {
            return response.statusCode();
        }

        JsonNode json() {
            return JSON.readTree(response.body());
        }

        /** The text of one field of the body; empty where it is absent. */
        String text(String field) {
            return json().path(field).asString("");
        }

        Answer expect(int status) {
            if (status() != status) {
                throw new IllegalStateException(
                        request + " answered " + status() + ", not " + status + ": " + response.body());
            }
            return this;
        }
    }
}
