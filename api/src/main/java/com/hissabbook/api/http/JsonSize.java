package com.hissabbook.api.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** A JSON body is read whole before anything looks at it: its size is bounded, and known beforehand. Files are uploaded as multipart, with a limit of their own. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class JsonSize extends OncePerRequestFilter {

    static final long LARGEST = 2 << 20;

    private final Problems problems;

    JsonSize(Problems problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (isJson(request) && request.getContentLengthLong() > LARGEST) {
            problems.write(
                    new HttpRefusal(
                            HttpStatus.CONTENT_TOO_LARGE,
                            "body-too-large",
                            "The JSON body is larger than " + LARGEST + " bytes. Send less at once."),
                    request,
                    response);
        } else if (isJson(request) && request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null) {
            problems.write(
                    new HttpRefusal(
                            HttpStatus.LENGTH_REQUIRED,
                            "length-required",
                            "Send JSON with a Content-Length, not in chunks of unknown number."),
                    request,
                    response);
        } else {
            chain.doFilter(request, response);
        }
    }

    private static boolean isJson(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null && type.toLowerCase(Locale.ROOT).contains("json");
    }
}
