package com.hissabbook.api.security;

import static com.hissabbook.identity.Role.ACCOUNTANT;
import static com.hissabbook.identity.Role.OWNER;
import static com.hissabbook.identity.Role.VIEWER;

import com.hissabbook.identity.Role;
import java.util.List;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Which role a route inside an organisation asks for; the first rule that fits decides. Every member sees who the others are, since
 * approvals and the audit trail speak of them.
 */
final class AccessRules {

    private static final String ANY = "*";

    private static final List<Rule> RULES = List.of(
            rule("GET", "/**", VIEWER),
            rule("HEAD", "/**", VIEWER),
            rule("OPTIONS", "/**", VIEWER),
            rule(ANY, "/api/v1/orgs/{org}/members/**", OWNER),
            rule(ANY, "/**", ACCOUNTANT));

    private record Rule(String method, PathPattern path, Role role) {

        boolean fits(String asked, PathContainer where) {
            return (method.equals(ANY) || method.equals(asked)) && path.matches(where);
        }
    }

    private AccessRules() {}

    static Role needed(String method, PathContainer path) {
        return RULES.stream()
                .filter(rule -> rule.fits(method, path))
                .map(Rule::role)
                .findFirst()
                .orElse(OWNER);
    }

    private static Rule rule(String method, String path, Role role) {
        return new Rule(method, PathPatternParser.defaultInstance.parse(path), role);
    }
}
