package com.hissabbook.api.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.hissabbook.identity.IdempotencyKeys;
import com.hissabbook.identity.IdempotencyKeys.Answer;
import com.hissabbook.identity.IdempotencyKeys.Done;
import com.hissabbook.identity.IdempotencyKeys.First;
import com.hissabbook.identity.IdempotencyKeys.InProgress;
import com.hissabbook.identity.IdempotencyKeys.Key;
import com.hissabbook.identity.IdempotencyKeys.OtherRequest;
import com.hissabbook.kernel.TenantId;
import com.hissabbook.kernel.TenantScope;
import com.hissabbook.kernel.UserId;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Does the work of a creating request once per {@code Idempotency-Key}, also when 32 callers send it at the same moment: the work and
 * its remembered answer are one transaction. Who comes while it runs gets 409 and may ask again; who comes later gets the same answer,
 * marked {@code Idempotency-Replayed: true}. Work that fails or is refused is not remembered and may be repeated.
 */
@Component
public class Idempotency {

    public static final String HEADER = "Idempotency-Key";
    public static final String REPLAYED = "Idempotency-Replayed";

    private static final Pattern PRINTABLE = Pattern.compile("[\\x21-\\x7e]{1,255}");

    private final IdempotencyKeys keys;
    private final TransactionTemplate transaction;
    private final JsonMapper json;
    private final JsonMapper sorted;
    private final HttpServletRequest request;

    Idempotency(IdempotencyKeys keys, TransactionTemplate transaction, JsonMapper json, HttpServletRequest request) {
        this.keys = keys;
        this.transaction = transaction;
        this.json = json;
        // JSON objects have no order: the same request written in another order of its fields is the same request.
        this.sorted = json.rebuild()
                .enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED)
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .build();
        this.request = request;
    }

    /**
     * For routes inside an organisation.
     *
     * @param body what was asked, as the record that Jackson read; for an upload a record with the SHA-256 of the file in it
     * @param work runs inside a transaction; what it must do after the commit, it registers there
     */
    public <T> ResponseEntity<T> once(Object body, Supplier<ResponseEntity<T>> work) {
        return once(Optional.of(TenantScope.requireTenant()), body, work);
    }

    /** For routes outside any organisation: the key is the person's. */
    public <T> ResponseEntity<T> oncePerPerson(Object body, Supplier<ResponseEntity<T>> work) {
        return once(Optional.empty(), body, work);
    }

    private <T> ResponseEntity<T> once(Optional<TenantId> tenant, Object body, Supplier<ResponseEntity<T>> work) {
        String sent = request.getHeader(HEADER);
        if (sent == null) {
            return answered(transaction.execute(status -> work.get()));
        }
        if (!PRINTABLE.matcher(sent).matches()) {
            throw HttpRefusal.field(HEADER, "is 1 to 255 printable ASCII characters, such as a UUID");
        }
        UserId user = TenantScope.user().orElseThrow(() -> new IllegalStateException("nobody is signed in"));
        Key key = new Key(user, tenant, sent);
        byte[] digest = digest(body);
        return answered(transaction.execute(status -> claimed(key, digest, work)));
    }

    private <T> ResponseEntity<T> claimed(Key key, byte[] digest, Supplier<ResponseEntity<T>> work) {
        return switch (keys.claim(key, digest)) {
            case First first -> {
                ResponseEntity<T> answer = work.get();
                if (answer.getStatusCode().is2xxSuccessful()) {
                    keys.remember(key, digest, remembered(answer));
                }
                yield answer;
            }
            case Done done -> replayed(done.answer());
            case InProgress working ->
                throw HttpRefusal.inProgress(
                        "request-in-progress",
                        "The same request is being served at this moment. Ask again in a second.");
            case OtherRequest other ->
                throw new HttpRefusal(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "idempotency-key-reused",
                        "This Idempotency-Key was used for another request. Take a new key for a new request.");
        };
    }

    private Answer remembered(ResponseEntity<?> answer) {
        HttpHeaders headers = answer.getHeaders();
        return new Answer(
                answer.getStatusCode().value(),
                Optional.ofNullable(headers.getLocation()).map(URI::toString),
                Optional.ofNullable(headers.getETag()),
                Optional.ofNullable(answer.getBody()).map(json::writeValueAsString));
    }

    /** The body goes out as the JSON that was stored, so it is the same answer even if the program has changed since. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private <T> ResponseEntity<T> replayed(Answer answer) {
        ResponseEntity.BodyBuilder again =
                ResponseEntity.status(answer.status()).header(REPLAYED, "true");
        answer.location().map(URI::create).ifPresent(again::location);
        answer.etag().ifPresent(again::eTag);
        return (ResponseEntity<T>) answer.body()
                .map(body -> again.<Object>body(json.readTree(body)))
                .orElseGet(again::build);
    }

    private byte[] digest(Object body) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update((request.getMethod() + " " + request.getRequestURI() + "\n").getBytes(UTF_8));
            return sha.digest(sorted.writeValueAsBytes(body));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static <T> ResponseEntity<T> answered(@Nullable ResponseEntity<T> answer) {
        if (answer == null) {
            throw new IllegalStateException("a request without an answer");
        }
        return answer;
    }
}
