package com.hissabbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One person's view of the API, as a program outside would have it. Immutable: each {@code with…} gives another client.
 *
 * <pre>{@code
 * ApiClient owner = client().register();
 * String org = owner.found("EUR");
 * owner.post("/api/v1/orgs/" + org + "/members", Map.of("email", mail, "role", "VIEWER")).expect(201);
 * }</pre>
 */
public final class ApiClient {

    public static final String PASSWORD = "correct horse battery staple";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final String address;
    private final List<String> headers;
    private final Person person;

    /** Who is signed in; empty strings for nobody. */
    public record Person(String id, String email, String refreshToken) {}

    public ApiClient(String address) {
        this(address, List.of(), new Person("", "", ""));
    }

    private ApiClient(String address, List<String> headers, Person person) {
        this.address = address;
        this.headers = headers;
        this.person = person;
    }

    /** A new person with an e-mail of his own. */
    public ApiClient register() {
        String email = "person-" + UUID.randomUUID() + "@example.org";
        Answer answer = post(
                        "/api/v1/auth/register",
                        Map.of("email", email, "displayName", "Test Person", "password", PASSWORD))
                .expect(201);
        return signedIn(answer, email);
    }

    public ApiClient login(String email, String password) {
        Answer answer = post("/api/v1/auth/login", Map.of("email", email, "password", password))
                .expect(200);
        return signedIn(answer, email);
    }

    private ApiClient signedIn(Answer answer, String email) {
        return new ApiClient(address, List.of(), new Person(answer.text("userId"), email, answer.text("refreshToken")))
                .with("Authorization", "Bearer " + answer.text("accessToken"));
    }

    public Person person() {
        return person;
    }

    /** Founds an organisation and gives its id. */
    public String found(String currency) {
        return post("/api/v1/orgs", Map.of("name", "Test Ltd", "currency", currency))
                .expect(201)
                .text("id");
    }

    /** Adds a new person to the organisation and gives that person's client. */
    public ApiClient addMember(String org, String role) {
        ApiClient other = new ApiClient(address).register();
        post("/api/v1/orgs/" + org + "/members", Map.of("email", other.person().email(), "role", role))
                .expect(201);
        return other;
    }

    public ApiClient with(String header, String value) {
        List<String> more = new ArrayList<>(headers);
        more.add(header);
        more.add(value);
        return new ApiClient(address, List.copyOf(more), person);
    }

    public Answer get(String path) {
        return send("GET", path, BodyPublishers.noBody());
    }

    public Answer delete(String path) {
        return send("DELETE", path, BodyPublishers.noBody());
    }

    public Answer post(String path, Object body) {
        return with("Content-Type", "application/json").send("POST", path, json(body));
    }

    public Answer put(String path, Object body) {
        return with("Content-Type", "application/json").send("PUT", path, json(body));
    }

    /** A multipart upload of one file, with plain fields beside it. */
    public Answer upload(String path, String fileName, byte[] content, Map<String, String> fields) {
        String boundary = "boundary-" + UUID.randomUUID();
        List<byte[]> parts = new ArrayList<>();
        fields.forEach((name, value) -> parts.add(
                ("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n")
                        .getBytes(StandardCharsets.UTF_8)));
        parts.add(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + fileName
                        + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        parts.add(content);
        parts.add(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return with("Content-Type", "multipart/form-data; boundary=" + boundary)
                .send("POST", path, BodyPublishers.ofByteArrays(parts));
    }

    public Answer send(String method, String path, BodyPublisher body) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(address + path)).method(method, body);
        if (!headers.isEmpty()) {
            request.headers(headers.toArray(String[]::new));
        }
        try {
            HttpResponse<String> response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(method + " " + path, response);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    public static BodyPublisher json(Object body) {
        return BodyPublishers.ofString(body instanceof String text ? text : JSON.writeValueAsString(body));
    }

    /** What came back. */
    public record Answer(String request, HttpResponse<String> response) {

        public int status() {
            return response.statusCode();
        }

        public JsonNode json() {
            return JSON.readTree(response.body());
        }

        /** The text of one field of the body. */
        public String text(String field) {
            return json().path(field).asString();
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        public Answer expect(int status) {
            assertThat(status()).as(request + ": " + response.body()).isEqualTo(status);
            return this;
        }

        /** Expects a problem with this status and code, complete as every problem is. */
        public Answer expectProblem(int status, String code) {
            expect(status);
            assertThat(header("Content-Type")).startsWith("application/problem+json");
            assertThat(text("code")).as(response.body()).isEqualTo(code);
            assertThat(json().path("status").asInt()).isEqualTo(status);
            assertThat(text("correlationId")).isNotEmpty().isEqualTo(header("X-Correlation-Id"));
            return this;
        }
    }
}
