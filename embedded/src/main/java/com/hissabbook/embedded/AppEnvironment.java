package com.hissabbook.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the application is told, by environment only: a command line is for everybody's eyes. */
final class AppEnvironment {
    private AppEnvironment() {}

    static Map<String, String> of(LauncherOptions options, int appPort, EmbeddedPostgres postgres, String temporal) {
        Secrets secrets = postgres.secrets();
        Map<String, String> variables = new TreeMap<>();
        variables.put("SPRING_DATASOURCE_URL", postgres.jdbcUrl());
        variables.put("SPRING_DATASOURCE_USERNAME", EmbeddedPostgres.APP);
        variables.put("SPRING_DATASOURCE_PASSWORD", secrets.appPassword());
        variables.put("SPRING_LIQUIBASE_URL", postgres.jdbcUrl());
        variables.put("SPRING_LIQUIBASE_USER", EmbeddedPostgres.OWNER);
        variables.put("SPRING_LIQUIBASE_PASSWORD", secrets.ownerPassword());
        variables.put("SPRING_TEMPORAL_CONNECTION_TARGET", temporal);
        variables.put("HISSABBOOK_MASTER_KEY", secrets.masterKey());
        variables.put("HISSABBOOK_ROLES", "api,worker");
        variables.put("HISSABBOOK_CONSOLE", "plain");
        variables.put(
                "LOGGING_FILE_NAME",
                options.home().toAbsolutePath().resolve("log/app.log").toString());
        variables.put("SERVER_PORT", Integer.toString(appPort));
        // The terminal is for lines meant for people; everything is in the log file.
        variables.put("LOGGING_THRESHOLD_CONSOLE", "ERROR");
        variables.put("SPRING_MAIN_BANNER_MODE", "off");
        return variables;
    }

    /** For {@code set -a; . file}: whoever starts the application by hand reads it from here. Its owner's eyes only. */
    static void write(Map<String, String> variables, Path file) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        String lines = variables.entrySet().stream()
                .map(variable -> variable.getKey() + "='" + variable.getValue().replace("'", "'\\''") + "'\n")
                .collect(Collectors.joining());
        Files.writeString(file, lines);
    }
}
