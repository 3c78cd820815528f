package com.hissabbook.embedded;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the launcher was asked to do.
 *
 * @param home the folder of all data
 * @param demo whether the application shall fill itself with examples
 * @param appJar the application; none to start PostgreSQL and Temporal only
 * @param appPort where the application will listen
 * @param postgresPort 0 for any free one
 * @param javaOptions more options for the application's JVM
 */
record LauncherOptions(
        Path home,
        boolean demo,
        Optional<Path> appJar,
        int appPort,
        int postgresPort,
        int temporalPort,
        int temporalUiPort,
        List<String> javaOptions) {

    static final String APP_PORT_VARIABLE = "SERVER_PORT";
    static final String USAGE = "Usage: hissabbook [--demo] APP_JAR, or hissabbook --prepare to start PostgreSQL and"
            + " Temporal only. The data folder is $HISSABBOOK_HOME, else data.";

    static LauncherOptions parse(String[] arguments, Map<String, String> environment) {
        boolean demo = false;
        boolean prepare = false;
        List<Path> jars = new ArrayList<>();
        for (String argument : arguments) {
            switch (argument) {
                case "--demo" -> demo = true;
                case "--prepare" -> prepare = true;
                default -> jars.add(jar(argument));
            }
        }
        if (jars.size() != (prepare ? 0 : 1)) {
            throw new CannotStart(USAGE);
        }
        return new LauncherOptions(
                Path.of(environment.getOrDefault("HISSABBOOK_HOME", "data")),
                demo,
                jars.stream().findFirst(),
                port(environment, APP_PORT_VARIABLE, "8080"),
                port(environment, EmbeddedPostgres.PORT_VARIABLE, "0"),
                port(environment, EmbeddedTemporal.PORT_VARIABLE, "7233"),
                port(environment, EmbeddedTemporal.UI_PORT_VARIABLE, "8233"),
                words(environment.getOrDefault("HISSABBOOK_JAVA_OPTS", "")));
    }

    private static Path jar(String argument) {
        if (argument.startsWith("-")) {
            throw new CannotStart("Unknown option " + argument + ". " + USAGE);
        }
        Path jar = Path.of(argument);
        if (!Files.isReadable(jar)) {
            throw new CannotStart("The application " + argument + " is not there: build it with 'make run'.");
        }
        return jar;
    }

    private static int port(Map<String, String> environment, String variable, String otherwise) {
        return Ports.parse(environment.getOrDefault(variable, otherwise), variable);
    }

    private static List<String> words(String text) {
        return text.isBlank() ? List.of() : List.of(text.strip().split("\\s+", -1));
    }
}
