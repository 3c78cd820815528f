package com.hissabbook;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.util.StringUtils;

/**
 * What this process is there for: {@code hissabbook.roles}, a list of {@code api} (HTTP), {@code worker} (workflows and jobs) and
 * {@code migrate} (alone: bring the database up to date and end). Default: {@code api,worker}. What follows from the roles is decided
 * here, before the application starts, as defaults that explicit settings override.
 */
public final class Roles implements EnvironmentPostProcessor, Ordered {

    private static final String PROPERTY = "hissabbook.roles";
    private static final Set<String> KNOWN = Set.of("api", "worker", "migrate");

    private final Set<String> names;

    /** For Spring, which asks it to prepare the environment. */
    public Roles() {
        this(Set.of());
    }

    private Roles(Set<String> names) {
        this.names = names;
    }

    static Roles of(Environment environment) {
        Set<String> names = new TreeSet<>(StringUtils.commaDelimitedListToSet(
                environment.getProperty(PROPERTY, "api,worker").replace(" ", "")));
        if (names.isEmpty() || !KNOWN.containsAll(names) || names.contains("migrate") && names.size() > 1) {
            throw new IllegalStateException(
                    PROPERTY + " is `api`, `worker`, both, or `migrate` alone; now it is " + names);
        }
        return new Roles(names);
    }

    /** From the command line, the system properties or HISSABBOOK_ROLES: before there is an application. */
    static Roles of(String[] args) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new SimpleCommandLinePropertySource(args));
        return of(environment);
    }

    boolean api() {
        return names.contains("api");
    }

    boolean migrateOnly() {
        return names.contains("migrate");
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        Roles roles = of(environment);
        Map<String, Object> settings = new HashMap<>();
        if (!roles.api()) {
            settings.put("spring.main.web-application-type", "none");
            settings.put("spring.main.keep-alive", !roles.migrateOnly());
        }
        if (!roles.names.contains("worker")) {
            settings.put("spring.temporal.start-workers", false);
        }
        // Only the owner of the tables migrates, and never a process that is just a worker.
        boolean owner = StringUtils.hasText(environment.getProperty("spring.liquibase.user"));
        settings.put("spring.liquibase.enabled", roles.migrateOnly() || owner && roles.api());
        if (!"plain".equals(environment.getProperty("hissabbook.console"))) {
            settings.put("logging.structured.format.console", "ecs");
        }
        environment.getPropertySources().addLast(new MapPropertySource("hissabbook.roles", settings));
    }

    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }
}
