package com.hissabbook.api.http;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;

/**
 * An error as RFC 9457 describes it.
 *
 * @param type {@code urn:hissabbook:problem:<code>}
 * @param code stable, for programs; a sentence for people is in {@code detail}
 * @param correlationId under which the logs tell more
 * @param errors the fields at fault, if it is about fields
 * @param more members that the code brings with it
 */
@Schema(description = "An error (RFC 9457, application/problem+json)")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
        URI type,
        String title,
        int status,
        String detail,
        String code,
        String correlationId,
        List<Flaw> errors,
        @JsonAnyGetter Map<String, Object> more) {

    /**
     * One field at fault.
     *
     * @param field path in the request, such as {@code entries[0].amount}
     */
    public record Flaw(String field, String message) {}

    static Problem of(HttpStatusCode status, String code, String detail, List<Flaw> errors, String correlationId) {
        return of(status, code, detail, errors, correlationId, Map.of());
    }

    static Problem of(
            HttpStatusCode status,
            String code,
            String detail,
            List<Flaw> errors,
            String correlationId,
            Map<String, Object> more) {
        HttpStatus known = HttpStatus.resolve(status.value());
        return new Problem(
                URI.create("urn:hissabbook:problem:" + code),
                known == null ? "Error" : known.getReasonPhrase(),
                status.value(),
                detail,
                code,
                correlationId,
                errors,
                more);
    }
}
