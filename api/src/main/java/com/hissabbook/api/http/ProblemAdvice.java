package com.hissabbook.api.http;

import com.hissabbook.api.http.Problem.Flaw;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;

/** Turns what controllers and Spring MVC throw into problems with stable codes and words of our own. */
@RestControllerAdvice
class ProblemAdvice extends ResponseEntityExceptionHandler {

    private record Said(String code, String detail, List<Flaw> flaws) {

        Said(String code, String detail) {
            this(code, detail, List.of());
        }
    }

    private final Problems problems;

    ProblemAdvice(Problems problems) {
        this.problems = problems;
    }

    @ExceptionHandler
    ResponseEntity<Object> everythingElse(Exception failure, HttpServletRequest request) {
        if (failure instanceof MultipartException broken && !(broken instanceof MaxUploadSizeExceededException)) {
            return answer(
                    Problems.plain(
                            HttpStatus.BAD_REQUEST,
                            "malformed-upload",
                            "The upload is not a complete multipart/form-data body.",
                            Correlation.of(request)),
                    new HttpHeaders());
        }
        if (holdsNul(failure)) {
            return answer(
                    Problems.plain(
                            HttpStatus.BAD_REQUEST,
                            "invalid-request",
                            "The request holds a NUL character, which no text may have. Leave it out.",
                            Correlation.of(request)),
                    new HttpHeaders());
        }
        HttpHeaders headers = new HttpHeaders();
        if (failure instanceof HttpRefusal refusal) {
            refusal.retryAfterSeconds()
                    .ifPresent(seconds -> headers.set(HttpHeaders.RETRY_AFTER, Long.toString(seconds)));
        }
        return answer(problems.of(failure, request), headers);
    }

    /** PostgreSQL's text holds no NUL and says so (SQL state 22021), whatever field it came in. */
    private static boolean holdsNul(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (String.valueOf(cause.getMessage()).contains("invalid byte sequence for encoding \"UTF8\": 0x00")) {
                return true;
            }
        }
        return false;
    }

    @Override
    protected ResponseEntity<Object> handleExceptionInternal(
            Exception failure, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        HttpServletRequest http = ((ServletWebRequest) request).getRequest();
        if (status.is5xxServerError()) {
            return answer(problems.of(failure, http), headers);
        }
        Said said = say(failure, status);
        return answer(Problem.of(status, said.code(), said.detail(), said.flaws(), Correlation.of(http)), headers);
    }

    private static ResponseEntity<Object> answer(Problem problem, HttpHeaders headers) {
        return ResponseEntity.status(problem.status())
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    private static Said say(Exception failure, HttpStatusCode status) {
        return switch (failure) {
            case MethodArgumentNotValidException invalid ->
                invalid(invalid.getBindingResult().getAllErrors().stream().map(ProblemAdvice::flaw));
            case HandlerMethodValidationException invalid ->
                invalid(invalid.getParameterValidationResults().stream().flatMap(ProblemAdvice::flaws));
            case HttpMessageNotReadableException unreadable -> unreadable(unreadable);
            case MethodArgumentTypeMismatchException mismatch ->
                invalid(Stream.of(new Flaw(mismatch.getName(), expected(mismatch.getRequiredType()))));
            case TypeMismatchException mismatch ->
                invalid(Stream.of(new Flaw(String.valueOf(mismatch.getPropertyName()), "is not of the expected form")));
            case MissingServletRequestParameterException missing ->
                invalid(Stream.of(new Flaw(missing.getParameterName(), "is missing")));
            case MissingServletRequestPartException missing ->
                invalid(Stream.of(new Flaw(missing.getRequestPartName(), "is missing")));
            case ServletRequestBindingException other ->
                new Said("invalid-request", "A header or parameter that this route needs is missing.");
            case HttpMediaTypeNotSupportedException other ->
                new Said("unsupported-media-type", "This route does not take that Content-Type.");
            case HttpMediaTypeNotAcceptableException other ->
                new Said("not-acceptable", "This route does not answer in the form that Accept asks for.");
            case HttpRequestMethodNotSupportedException other ->
                new Said("method-not-allowed", "This address exists, but not for this method.");
            case NoResourceFoundException unknown -> unknownRoute();
            case NoHandlerFoundException unknown -> unknownRoute();
            case MaxUploadSizeExceededException large ->
                new Said(
                        "too-large",
                        "The upload is larger than this server takes. Export shorter periods as several files, or have"
                                + " HISSABBOOK_MAX_UPLOAD raised.");
            default ->
                new Said(status.value() == 413 ? "too-large" : "invalid-request", "The request cannot be served.");
        };
    }

    private static String expected(@Nullable Class<?> type) {
        if (type == YearMonth.class) {
            return "is not a month such as 2026-01";
        } else if (type == LocalDate.class) {
            return "is not a day such as 2026-01-31";
        } else if (type == null || !type.isEnum()) {
            return "is not of the expected form";
        }
        return Stream.of(type.getEnumConstants())
                .map(Object::toString)
                .collect(Collectors.joining(", ", "is none of ", ""));
    }

    private static Said unknownRoute() {
        return new Said("unknown-route", "There is no such address. GET /v3/api-docs lists them.");
    }

    private static Said invalid(Stream<Flaw> flaws) {
        List<Flaw> all = flaws.toList();
        String where =
                all.stream().map(flaw -> flaw.field() + " " + flaw.message()).collect(Collectors.joining("; "));
        return new Said("invalid-request", "The request is not valid: " + where + ".", all);
    }

    private static Flaw flaw(ObjectError error) {
        String field = error instanceof FieldError named ? named.getField() : error.getObjectName();
        return new Flaw(field, message(error));
    }

    private static Stream<Flaw> flaws(ParameterValidationResult result) {
        String name = String.valueOf(result.getMethodParameter().getParameterName());
        return result.getResolvableErrors().stream().map(error -> new Flaw(name, message(error)));
    }

    private static String message(MessageSourceResolvable error) {
        String message = error.getDefaultMessage();
        return message == null ? "is not valid" : message;
    }

    /** Says where, never what: the text that could not be read may be private. */
    private static Said unreadable(HttpMessageNotReadableException unreadable) {
        if (unreadable.getCause() instanceof DatabindException unfitting
                && !unfitting.getPath().isEmpty()) {
            String field = unfitting.getPath().stream()
                    .map(step ->
                            step.getPropertyName() == null ? "[" + step.getIndex() + "]" : "." + step.getPropertyName())
                    .collect(Collectors.joining())
                    .replaceFirst("^\\.", "");
            return invalid(Stream.of(new Flaw(
                    field,
                    StorableText.isRefusal(unfitting)
                            ? StorableText.REFUSAL
                            : "is unknown or not of the expected type")));
        }
        if (unreadable.getCause() instanceof JacksonException malformed && malformed.getLocation() != null) {
            return new Said(
                    "malformed-json",
                    "The body is not JSON from line " + malformed.getLocation().getLineNr() + ", column "
                            + malformed.getLocation().getColumnNr() + ".");
        }
        return new Said("malformed-json", "The body is missing or is not JSON.");
    }
}
