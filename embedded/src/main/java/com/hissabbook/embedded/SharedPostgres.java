package com.hissabbook.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * PostgreSQL for tests: one server per JVM in a folder that is deleted at exit, migrated once, copied per need.
 *
 * <p>Durability is off: nothing pulls the plug. A test of durability starts its own {@link EmbeddedPostgres}.
 */
public final class SharedPostgres implements AutoCloseable {
    private static final String TEMPLATE = "migrated";

    private final EmbeddedPostgres server;
    private final Path folder;
    private final TestDatabase database;
    private final AtomicInteger copies = new AtomicInteger();

    private SharedPostgres(EmbeddedPostgres server, Path folder, TestDatabase database) {
        this.server = server;
        this.folder = folder;
        this.database = database;
    }

    /** The JVM's server, started and migrated by the first call. */
    public static SharedPostgres get() {
        return PerJvm.INSTANCE;
    }

    private static final class PerJvm {
        static final SharedPostgres INSTANCE = start(Migration.CHANGELOG);
    }

    /** Another server, migrated with that changelog of the class path. Closed by the caller, at the latest at exit. */
    public static SharedPostgres start(String changelog) {
        try {
            Path folder = Files.createTempDirectory("hissabbook-test-");
            EmbeddedPostgres server = EmbeddedPostgres.start(
                    EmbeddedPostgres.Options.at(folder.resolve("postgres")).withoutDurability());
            Runtime.getRuntime().addShutdownHook(new Thread(() -> discard(server, folder)));
            server.createDatabase(TEMPLATE, "template0");
            try (Connection owner = server.connect(EmbeddedPostgres.OWNER, TEMPLATE)) {
                Migration.run(owner, changelog);
            }
            server.createDatabase("shared", TEMPLATE);
            return new SharedPostgres(server, folder, TestDatabase.of(server, "shared"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new CannotStart("The test database cannot be made ready: " + e.getMessage(), e);
        }
    }

    private static void discard(EmbeddedPostgres server, Path folder) {
        server.kill9(); // nothing in it is wanted any more
        try {
            FileTrees.delete(folder);
        } catch (IOException e) {
            System.err.println("The test folder " + folder + " is left over: " + e.getMessage());
        }
    }

    /** The database that all tests of this JVM share. */
    public TestDatabase database() {
        return database;
    }

    /** A migrated database of the caller's own, in well under a second. */
    public TestDatabase freshDatabase() {
        String name = "fresh_" + copies.incrementAndGet();
        try {
            server.createDatabase(name, TEMPLATE);
        } catch (SQLException e) {
            throw new IllegalStateException("copying the migrated database to " + name, e);
        }
        return TestDatabase.of(server, name);
    }

    public EmbeddedPostgres server() {
        return server;
    }

    /** Ends the server and deletes its folder. Not for {@link #get()}, which others still use. */
    @Override
    public void close() {
        discard(server, folder);
    }
}
