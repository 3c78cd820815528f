package com.hissabbook.bench;

import com.hissabbook.embedded.CannotStart;
import com.hissabbook.embedded.EmbeddedPostgres;
import com.hissabbook.embedded.EmbeddedTemporal;
import com.hissabbook.embedded.FileTrees;
import com.hissabbook.embedded.TemporalSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * PostgreSQL with durability on and the real Temporal server, in a folder of their own on free ports, and a copy of the application's
 * jar to start processes from. Deleted when closed, unless asked to be kept.
 */
final class Installation implements AutoCloseable {

    private final Path folder;
    private final Path jar;
    private final int appPort = FreePort.find();
    private final TemporalSource.Program temporalProgram = temporalProgram();
    private EmbeddedPostgres postgres;
    private EmbeddedTemporal temporal;
    private boolean kept;
    private boolean closed;

    private Installation(Path folder, Path jar) {
        this.folder = folder;
        this.jar = jar;
        this.postgres = EmbeddedPostgres.start(EmbeddedPostgres.Options.at(folder.resolve("postgres")));
        try {
            this.temporal = EmbeddedTemporal.start(temporalOptions(), temporalProgram);
        } catch (RuntimeException e) {
            postgres.kill9();
            throw e;
        }
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "deletes-installation"));
    }

    /** @param appJar the application; copied, so that a build made meanwhile does not pull it from under the running JVMs */
    static Installation start(Path appJar) {
        if (!Files.isReadable(appJar)) {
            throw new CannotStart("The application " + appJar + " is not built: run 'make check'.");
        }
        try {
            Path folder = Files.createTempDirectory("hissabbook-bench-");
            try {
                return new Installation(folder, Files.copy(appJar, folder.resolve("app.jar")));
            } catch (RuntimeException e) {
                FileTrees.delete(folder);
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static TemporalSource.Program temporalProgram() {
        return switch (EmbeddedTemporal.find()) {
            case TemporalSource.Program found -> found;
            case TemporalSource.Missing missing -> throw new CannotStart(missing.reason());
            case TemporalSource.External external ->
                throw new CannotStart("A Temporal server of our own is needed, to be killed: unset the address "
                        + external.address() + " in the environment.");
        };
    }

    private EmbeddedTemporal.Options temporalOptions() {
        return EmbeddedTemporal.Options.at(folder.resolve("temporal"));
    }

    /** Starts a process of the application, without waiting for it to be ready. */
    AppProcess startApp(String roles, String... javaOptions) {
        Map<String, String> environment = new TreeMap<>();
        environment.put("SPRING_DATASOURCE_URL", postgres.jdbcUrl());
        environment.put("SPRING_DATASOURCE_USERNAME", EmbeddedPostgres.APP);
        environment.put("SPRING_DATASOURCE_PASSWORD", postgres.secrets().appPassword());
        environment.put("SPRING_LIQUIBASE_URL", postgres.jdbcUrl());
        environment.put("SPRING_LIQUIBASE_USER", EmbeddedPostgres.OWNER);
        environment.put("SPRING_LIQUIBASE_PASSWORD", postgres.secrets().ownerPassword());
        environment.put("SPRING_TEMPORAL_CONNECTION_TARGET", temporal.address());
        environment.put("HISSABBOOK_MASTER_KEY", postgres.secrets().masterKey());
        environment.put("HISSABBOOK_ROLES", roles);
        environment.put("HISSABBOOK_CONSOLE", "plain");
        environment.put("SERVER_PORT", Integer.toString(appPort));
        return AppProcess.start(jar, folder.resolve(roles.replace(',', '-') + ".log"), environment, javaOptions);
    }

    /** Where processes with the role {@code api} listen. */
    String address() {
        return "http://127.0.0.1:" + appPort;
    }

    EmbeddedPostgres postgres() {
        return postgres;
    }

    EmbeddedTemporal temporal() {
        return temporal;
    }

    /** A connection that sees every tenant's rows. */
    Connection superuser() throws SQLException {
        return postgres.connect(EmbeddedPostgres.SUPERUSER, EmbeddedPostgres.DATABASE);
    }

    /** Pulls PostgreSQL's plug and starts it again on the same port. */
    void crashPostgres() {
        int port = postgres.port();
        postgres.kill9();
        postgres = EmbeddedPostgres.start(
                EmbeddedPostgres.Options.at(folder.resolve("postgres")).withPort(port));
    }

    /** Starts Temporal again, after it was killed, on the same port. */
    void restartTemporal() {
        int port =
                Integer.parseInt(temporal.address().substring(temporal.address().lastIndexOf(':') + 1));
        temporal = EmbeddedTemporal.start(temporalOptions().withPort(port), temporalProgram);
    }

    /** Deletes all that Temporal knows; it must not be running. */
    void deleteTemporalDatabase() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("temporal"))) {
            for (Path file : files.toList()) {
                if (file.getFileName().toString().startsWith("temporal.db")) {
                    Files.delete(file);
                }
            }
        }
    }

    Path folder() {
        return folder;
    }

    /** Leaves the folder with logs and data behind, for looking into what went wrong. */
    void keep() {
        kept = true;
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        temporal.kill9();
        postgres.kill9();
        if (kept) {
            System.out.println("Logs and data are kept in " + folder + ".");
            return;
        }
        try {
            FileTrees.delete(folder);
        } catch (IOException e) {
            System.err.println("The folder " + folder + " is left over: " + e.getMessage());
        }
    }
}
