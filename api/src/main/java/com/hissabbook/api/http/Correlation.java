package com.hissabbook.api.http;

import com.hissabbook.kernel.Ids;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Gives each request the id under which its answer, its logs, its workflow and its jobs are found. A caller may bring one, if it
 * looks like an id and not like something that does not belong into a log.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
public class Correlation extends OncePerRequestFilter {

    public static final String HEADER = "X-Correlation-Id";

    /** Its name in the logging context (MDC). */
    public static final String KEY = "correlationId";

    private static final Pattern SANE = Pattern.compile("[A-Za-z0-9._-]{8,64}");

    /** The id of the running request; to be handed on to workflows. */
    public static String current() {
        String id = MDC.get(KEY);
        return id == null ? Ids.next().toString() : id;
    }

    /** The id of a request, also while the container dispatches its error. */
    static String of(HttpServletRequest request) {
        return request.getAttribute(KEY) instanceof String id ? id : current();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String id = chosen(request.getHeader(HEADER));
        request.setAttribute(KEY, id);
        response.setHeader(HEADER, id);
        MDC.put(KEY, id);
        try {
            chain.doFilter(request, response);
        } finally {
            MDC.remove(KEY);
        }
    }

    private static String chosen(@Nullable String brought) {
        return brought != null && SANE.matcher(brought).matches()
                ? brought
                : Ids.next().toString();
    }
}
