package com.hissabbook.api.security;

import com.hissabbook.api.http.Problems;
import com.hissabbook.identity.Organisations;
import com.hissabbook.identity.Role;
import com.hissabbook.kernel.Refused;
import com.hissabbook.kernel.TenantId;
import com.hissabbook.kernel.TenantScope;
import com.hissabbook.kernel.UserId;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.http.server.PathContainer;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ServletRequestPathUtils;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Runs the rest of a request in the name of the person who asks and, under {@code /api/v1/orgs/{org}}, of that organisation. Strangers
 * get 404, as for an organisation that does not exist; members whose role does not suffice get 403. The path is read exactly as
 * Spring MVC reads it, so that no spelling of an address comes past here.
 */
final class OrganisationFilter extends OncePerRequestFilter {

    private static final PathPattern IN_ORGANISATION = PathPatternParser.defaultInstance.parse("/api/v1/orgs/{org}/**");
    private static final Pattern UUID_FORM =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    private final Organisations organisations;
    private final Problems problems;

    OrganisationFilter(Organisations organisations, Problems problems) {
        this.organisations = organisations;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!(SecurityContextHolder.getContext().getAuthentication() instanceof JwtAuthenticationToken person)) {
            chain.doFilter(request, response);
            return;
        }
        UserId user = UserId.of(person.getName());
        try (MDC.MDCCloseable logged = MDC.putCloseable("user", user.toString())) {
            TenantScope.<Boolean, Exception>asUser(user, () -> {
                forPerson(user, request, response, chain);
                return true;
            });
        } catch (ServletException | IOException | RuntimeException failure) {
            throw failure;
        } catch (Exception impossible) {
            throw new ServletException(impossible);
        }
    }

    private void forPerson(UserId user, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws Exception {
        PathContainer path = ServletRequestPathUtils.parse(request).pathWithinApplication();
        PathPattern.PathMatchInfo match = IN_ORGANISATION.matchAndExtract(path);
        if (match == null) {
            chain.doFilter(request, response);
            return;
        }
        TenantId organisation;
        try {
            organisation = admitted(user, match.getUriVariables().get("org"), request.getMethod(), path);
        } catch (RuntimeException refused) {
            problems.write(refused, request, response);
            return;
        }
        try (MDC.MDCCloseable logged = MDC.putCloseable("organisation", organisation.toString())) {
            TenantScope.<Boolean, Exception>inTenant(organisation, () -> {
                chain.doFilter(request, response);
                return true;
            });
        }
    }

    private TenantId admitted(UserId user, @Nullable String organisation, String method, PathContainer path) {
        TenantId id = Optional.ofNullable(organisation)
                .filter(text -> UUID_FORM.matcher(text).matches())
                .map(text -> new TenantId(UUID.fromString(text)))
                .orElseThrow(() -> Refused.notFound("organisation"));
        Role role = organisations.membershipOf(user, id).orElseThrow(() -> Refused.notFound("organisation"));
        Role needed = AccessRules.needed(method, path);
        if (!role.includes(needed)) {
            throw new Refused(
                    Refused.Kind.FORBIDDEN,
                    "role-required",
                    "This needs the role " + needed + "; yours is " + role + ".");
        }
        return id;
    }
}
