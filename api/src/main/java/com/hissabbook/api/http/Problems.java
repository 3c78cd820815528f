package com.hissabbook.api.http;

import com.hissabbook.kernel.Refused;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import tools.jackson.databind.json.JsonMapper;

/** Which problem an exception is; the one place for controllers, filters and the container's error dispatch. */
@Component
public class Problems {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    private final JsonMapper json;

    Problems(JsonMapper json) {
        this.json = json;
    }

    /** Answers with the problem, from a filter: outside of Spring MVC. */
    public void write(Throwable failure, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Problem problem = of(failure, request);
        response.setStatus(problem.status());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        if (failure instanceof HttpRefusal refusal) {
            refusal.retryAfterSeconds().ifPresent(seconds -> response.setHeader("Retry-After", Long.toString(seconds)));
        }
        json.writeValue(response.getOutputStream(), problem);
    }

    Problem of(Throwable failure, HttpServletRequest request) {
        String id = Correlation.of(request);
        return switch (failure) {
            case HttpRefusal http ->
                Problem.of(http.status(), http.code(), http.detail(), http.flaws(), id, http.more());
            case Refused refused -> Problem.of(status(refused.kind()), refused.code(), refused.detail(), List.of(), id);
            case AuthenticationException nobody ->
                plain(
                        HttpStatus.UNAUTHORIZED,
                        "unauthenticated",
                        "Sign in first: send a valid access token as `Authorization: Bearer …`.",
                        id);
            case AccessDeniedException denied ->
                plain(HttpStatus.FORBIDDEN, "forbidden", "Your role does not allow this.", id);
            case MaxUploadSizeExceededException large ->
                plain(HttpStatus.CONTENT_TOO_LARGE, "too-large", "The upload is larger than this server takes.", id);
            case PessimisticLockingFailureException busy ->
                plain(
                        HttpStatus.CONFLICT,
                        "busy",
                        "Somebody else is changing the same books at this moment. Nothing was changed; try again.",
                        id);
            case OptimisticLockingFailureException stale ->
                plain(
                        HttpStatus.PRECONDITION_FAILED,
                        "stale",
                        "It was changed meanwhile. Read it again and repeat the edit.",
                        id);
            case CannotCreateTransactionException away -> unavailable(away, id);
            case DataAccessResourceFailureException away -> unavailable(away, id);
            case QueryTimeoutException late -> unavailable(late, id);
            default -> unexpected(failure, id);
        };
    }

    private static Problem unavailable(Throwable failure, String id) {
        LOG.warn("The database cannot be reached", new WithoutMessage(failure));
        return plain(
                HttpStatus.SERVICE_UNAVAILABLE,
                "unavailable",
                "The service cannot be reached now. Try again soon.",
                id);
    }

    private static Problem unexpected(Throwable failure, String id) {
        LOG.error("Unexpected failure", new WithoutMessage(failure));
        return plain(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "internal",
                "Something went wrong here. The correlation id helps whoever looks into it.",
                id);
    }

    static Problem plain(HttpStatus status, String code, String detail, String correlationId) {
        return Problem.of(status, code, detail, List.of(), correlationId);
    }

    private static HttpStatus status(Refused.Kind kind) {
        return switch (kind) {
            case INVALID -> HttpStatus.UNPROCESSABLE_CONTENT;
            case NOT_FOUND -> HttpStatus.NOT_FOUND;
            case FORBIDDEN -> HttpStatus.FORBIDDEN;
            case CONFLICT -> HttpStatus.CONFLICT;
            case STALE -> HttpStatus.PRECONDITION_FAILED;
            case TOO_LARGE -> HttpStatus.CONTENT_TOO_LARGE;
            case UNAVAILABLE -> HttpStatus.SERVICE_UNAVAILABLE;
        };
    }
}
