package com.hissabbook.api.http;

import com.hissabbook.api.http.Problem.Flaw;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.springframework.http.HttpStatus;

/** A request refused for reasons of HTTP, before the domain was asked; the domain itself refuses with the kernel's {@code Refused}. */
public final class HttpRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final HttpStatus status;
    private final String code;
    private final String detail;
    private final transient List<Flaw> flaws;
    private final long retryAfterSeconds;
    private final transient Map<String, Object> more;

    private HttpRefusal(HttpStatus status, String code, String detail, List<Flaw> flaws, long retryAfterSeconds) {
        this(status, code, detail, flaws, retryAfterSeconds, Map.of());
    }

    private HttpRefusal(
            HttpStatus status,
            String code,
            String detail,
            List<Flaw> flaws,
            long retryAfterSeconds,
            Map<String, Object> more) {
        super(code);
        this.more = more;
        this.status = status;
        this.code = code;
        this.detail = detail;
        this.flaws = flaws;
        this.retryAfterSeconds = retryAfterSeconds;
    }

    public HttpRefusal(HttpStatus status, String code, String detail) {
        this(status, code, detail, List.of(), 0);
    }

    /** 400 {@code invalid-request} that names the field. */
    public static HttpRefusal field(String field, String message) {
        return new HttpRefusal(
                HttpStatus.BAD_REQUEST,
                "invalid-request",
                "The request is not valid: " + field + " " + message + ".",
                List.of(new Flaw(field, message)),
                0);
    }

    /** 429 with {@code Retry-After}. */
    public static HttpRefusal tooMany(String code, String detail, long retryAfterSeconds) {
        return new HttpRefusal(HttpStatus.TOO_MANY_REQUESTS, code, detail, List.of(), retryAfterSeconds);
    }

    /** 409 with {@code Retry-After}: the same request is at work. */
    public static HttpRefusal inProgress(String code, String detail) {
        return new HttpRefusal(HttpStatus.CONFLICT, code, detail, List.of(), 1);
    }

    /** With members of its own in the problem (RFC 9457, section 3.2). */
    public HttpRefusal with(Map<String, Object> members) {
        return new HttpRefusal(status, code, detail, flaws, retryAfterSeconds, members);
    }

    Map<String, Object> more() {
        return more;
    }

    HttpStatus status() {
        return status;
    }

    String code() {
        return code;
    }

    String detail() {
        return detail;
    }

    List<Flaw> flaws() {
        return flaws;
    }

    OptionalLong retryAfterSeconds() {
        return retryAfterSeconds > 0 ? OptionalLong.of(retryAfterSeconds) : OptionalLong.empty();
    }
}
