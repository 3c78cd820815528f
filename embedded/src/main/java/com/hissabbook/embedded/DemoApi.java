package com.hissabbook.embedded;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The HTTP API as the demo uses it: as any program outside would. */
final class DemoApi {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String address;
    private final HttpClient http;
    private String token = "";

    DemoApi(String address) {
        this.address = address;
        this.http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    }

    /** What came back. */
    record Answer(int status, JsonNode body) {

        String text(String field) {
            return body.path(field).asString("");
        }
    }

    /** Whether the application answers that it is well. */
    boolean healthy() {
        try {
            return get("/actuator/health").status() == 200;
        } catch (DemoFailed notYet) {
            return false;
        }
    }

    void signedIn(String accessToken) {
        token = accessToken;
    }

    Answer get(String path) {
        return send(request(path).GET());
    }

    /** A repeated call with the same key is answered as the first one was, and does nothing. */
    Answer post(String path, String key, Map<String, ?> body) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    Answer upload(String path, String key, String fileName, byte[] content, Map<String, String> fields) {
        String boundary = "part-" + UUID.randomUUID();
        var head = new StringBuilder();
        fields.forEach((name, value) -> head.append(
                "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n".formatted(boundary, name, value)));
        head.append(("--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\n"
                        + "Content-Type: application/octet-stream\r\n\r\n")
                .formatted(boundary, fileName));
        return send(request(path)
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.concat(
                        BodyPublishers.ofString(head.toString()),
                        BodyPublishers.ofByteArray(content),
                        BodyPublishers.ofString("\r\n--" + boundary + "--\r\n"))));
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder builder =
                HttpRequest.newBuilder(URI.create(address + path)).timeout(PATIENCE);
        return token.isEmpty() ? builder : builder.header("Authorization", "Bearer " + token);
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<byte[]> response = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            String body = new String(response.body(), StandardCharsets.UTF_8);
            return new Answer(response.statusCode(), body.isBlank() ? JSON.createObjectNode() : JSON.readTree(body));
        } catch (IOException e) {
            throw new DemoFailed("the application does not answer: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoFailed("stopped");
        }
    }

    /** Why the demo cannot go on, in one line. */
    static final class DemoFailed extends RuntimeException {

        private static final long serialVersionUID = 1L;

        DemoFailed(String sentence) {
            super(sentence);
        }
    }
}
