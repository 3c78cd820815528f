package com.hissabbook.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The real Temporal server for tests: one per JVM on free ports, its folder deleted at exit. */
public final class SharedTemporal {
    private SharedTemporal() {}

    /** The JVM's server, started by the first call; {@link CannotStart} says what to install where there is none. */
    public static EmbeddedTemporal get() {
        return PerJvm.INSTANCE;
    }

    /** A server of the caller's own, ended at exit, for tests whose workers must not take the work of others. */
    public static EmbeddedTemporal another() {
        return start();
    }

    private static final class PerJvm {
        static final EmbeddedTemporal INSTANCE = start();
    }

    private static EmbeddedTemporal start() {
        try {
            Path folder = Files.createTempDirectory("hissabbook-test-");
            var program =
                    switch (EmbeddedTemporal.find()) {
                        case TemporalSource.Program found -> found;
                        case TemporalSource.Missing missing -> throw new CannotStart(missing.reason());
                        case TemporalSource.External external ->
                            throw new CannotStart("Tests start a Temporal server of their own: unset "
                                    + TemporalFinder.ADDRESS_VARIABLE + ", now " + external.address() + ".");
                    };
            EmbeddedTemporal server =
                    EmbeddedTemporal.start(EmbeddedTemporal.Options.at(folder.resolve("temporal")), program);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> discard(server, folder)));
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void discard(EmbeddedTemporal server, Path folder) {
        server.kill9();
        try {
            FileTrees.delete(folder);
        } catch (IOException e) {
            System.err.println("The test folder " + folder + " is left over: " + e.getMessage());
        }
    }
}
