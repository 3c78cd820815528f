package com.hissabbook.api.http;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What fails outside of a controller (in a filter, in the container) ends here and becomes a problem as well. */
@Hidden
@RestController
class ContainerErrors implements ErrorController {

    private final Problems problems;

    ContainerErrors(Problems problems) {
        this.problems = problems;
    }

    @RequestMapping("${server.error.path:/error}")
    void error(HttpServletRequest request, HttpServletResponse response) throws IOException {
        problems.write(failure(request), request, response);
    }

    private static Throwable failure(HttpServletRequest request) {
        if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable thrown) {
            Throwable cause = thrown.getCause();
            return thrown instanceof ServletException && cause != null ? cause : thrown;
        }
        int code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer given ? given : 404;
        return switch (code) {
            case 401 -> new InsufficientAuthenticationException("the container asks for a sign-in");
            case 403 -> new AccessDeniedException("the container refuses");
            case 404 -> new HttpRefusal(HttpStatus.NOT_FOUND, "unknown-route", "There is no such address.");
            default ->
                code < 500
                        ? new HttpRefusal(HttpStatus.valueOf(code), "invalid-request", "The request cannot be served.")
                        : new IllegalStateException("the container answered " + code);
        };
    }
}
