package com.hissabbook.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A Temporal server of our own: the real one, with its state in one SQLite file that survives a power cut.
 *
 * <p>Closed workflows stay visible for 90 days, where the server's own default forgets an import after one.
 */
public final class EmbeddedTemporal implements AutoCloseable {
    static final String PORT_VARIABLE = "HISSABBOOK_TEMPORAL_PORT";
    static final String UI_PORT_VARIABLE = "HISSABBOOK_TEMPORAL_UI_PORT";

    /** For {@link Options#uiPort}: no web page. */
    public static final int NO_UI = -1;

    private static final String RETENTION = "90d";
    private static final List<String> SEARCH_ATTRIBUTES = List.of("HissabTenant=Keyword", "HissabState=Keyword");
    private static final Duration START_PATIENCE = Duration.ofMinutes(1);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(5);

    /**
     * Where and how to run.
     *
     * @param folder holds the state
     * @param port 0 for any free one
     * @param uiPort 0 for any free one, {@link #NO_UI} for none
     * @param log the server's log file, appended to
     */
    public record Options(Path folder, int port, int uiPort, Path log) {
        public Options {
            folder = folder.toAbsolutePath().normalize();
        }

        /** On any free port, without a web page, the log in the folder. */
        public static Options at(Path folder) {
            return new Options(folder, 0, NO_UI, folder.resolve("temporal.log"));
        }

        public Options withPort(int newPort) {
            return new Options(folder, newPort, uiPort, log);
        }

        public Options withUiPort(int newUiPort) {
            return new Options(folder, port, newUiPort, log);
        }

        public Options withLog(Path newLog) {
            return new Options(folder, port, uiPort, newLog);
        }
    }

    private final Options options;
    private final Path binary;
    private final int port;
    private final int uiPort;
    private final FolderLock lock;
    private final Child server;

    private EmbeddedTemporal(Options options, Path binary, int port, int uiPort, FolderLock lock) {
        this.options = options;
        this.binary = binary;
        this.port = port;
        this.uiPort = uiPort;
        this.lock = lock;
        this.server = Child.start("Temporal", command(), "KILL", Child.As.OURSELVES);
    }

    /** Finds a server by the environment's settings; may download or build one, once per machine. */
    public static TemporalSource find() {
        return new TemporalFinder(System.getenv(), CacheFolder.of(System.getenv())).find();
    }

    /** Starts the server and waits until it serves; else {@link CannotStart}. */
    public static EmbeddedTemporal start(Options options, TemporalSource.Program program) {
        FolderLock lock = FolderLock.on(options.folder(), "Temporal");
        try {
            Files.createDirectories(options.folder());
            Files.createDirectories(options.log().toAbsolutePath().getParent());
            int port = Ports.claim(options.port(), "Temporal", PORT_VARIABLE);
            int uiPort = options.uiPort() == NO_UI
                    ? NO_UI
                    : Ports.claim(options.uiPort(), "Temporal's web page", UI_PORT_VARIABLE);
            var started = new EmbeddedTemporal(options, program.binary(), port, uiPort, lock);
            started.prepare();
            return started;
        } catch (IOException e) {
            lock.close();
            throw new CannotStart(
                    "Temporal's folder " + options.folder() + " cannot be written (" + e.getMessage()
                            + "): make it writable or choose another one with HISSABBOOK_HOME.",
                    e);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private ProcessBuilder command() {
        List<String> words = new ArrayList<>(List.of(binary.toString(), "server", "start-dev"));
        words.addAll(List.of("--ip", Ports.HOST, "--port", "" + port, "--log-level", "warn"));
        words.addAll(
                List.of("--db-filename", options.folder().resolve("temporal.db").toString()));
        words.addAll(List.of("--sqlite-pragma", "journal_mode=wal", "--sqlite-pragma", "synchronous=full"));
        SEARCH_ATTRIBUTES.forEach(attribute -> words.addAll(List.of("--search-attribute", attribute)));
        words.addAll(uiPort == NO_UI ? List.of("--headless") : List.of("--ui-port", "" + uiPort));
        ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(options.log().toFile()));
        ownSettingsOnly(builder);
        return builder;
    }

    /** A person's own Temporal profile must not redirect the calls to another server. */
    private static void ownSettingsOnly(ProcessBuilder builder) {
        builder.environment().keySet().removeIf(name -> name.startsWith("TEMPORAL_"));
        builder.environment().put("TEMPORAL_CONFIG_FILE", "/dev/null");
    }

    private void prepare() {
        try {
            awaitHealth();
            if (!cli("operator", "namespace", "update", "--namespace", "default", "--retention", RETENTION)) {
                throw new CannotStart("Temporal refuses to keep closed workflows for " + RETENTION + "; its log "
                        + options.log() + " says why.");
            }
        } catch (RuntimeException e) {
            server.kill9();
            throw e;
        }
    }

    private void awaitHealth() {
        Instant until = Instant.now().plus(START_PATIENCE);
        while (!cli("operator", "cluster", "health")) {
            if (!server.isAlive()) {
                throw new CannotStart("Temporal on " + options.folder() + " does not start; it says: " + lastLogLine()
                        + ". Its log is " + options.log() + ".");
            }
            if (Instant.now().isAfter(until)) {
                throw new CannotStart("Temporal on " + options.folder() + " does not serve after "
                        + START_PATIENCE.toSeconds() + " s; its log " + options.log() + " says what it does.");
            }
        }
    }

    private String lastLogLine() {
        try {
            return PostgresCluster.lastLine(Files.readString(options.log()));
        } catch (IOException e) {
            return "no log: " + e.getMessage();
        }
    }

    /** Runs the CLI against this server; true if it succeeded. */
    private boolean cli(String... words) {
        List<String> command = new ArrayList<>(List.of(binary.toString()));
        command.addAll(List.of(words));
        command.addAll(List.of("--address", address()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
        ownSettingsOnly(builder);
        try {
            Process process = builder.start();
            if (process.waitFor(10, TimeUnit.SECONDS)) {
                return process.exitValue() == 0;
            }
            process.destroyForcibly();
            return false;
        } catch (IOException e) {
            throw new CannotStart("The program " + binary + " cannot be run: " + e.getMessage() + ".", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotStart("Interrupted while Temporal was starting.", e);
        }
    }

    /** {@code host:port} for {@code spring.temporal.connection.target}. */
    public String address() {
        return Ports.HOST + ":" + port;
    }

    /** The web page's address; empty without one. */
    public String uiAddress() {
        return uiPort == NO_UI ? "" : "http://" + Ports.HOST + ":" + uiPort;
    }

    /** The program, to inspect the server from tests: {@code temporal workflow show …}. */
    public Path binary() {
        return binary;
    }

    public long pid() {
        return server.pid();
    }

    public boolean isRunning() {
        return server.isAlive();
    }

    /** Ends the server at once, as a power cut would; the folder can be started again. */
    public void kill9() {
        server.kill9();
        lock.close();
    }

    @Override
    public void close() {
        server.stop("TERM", STOP_PATIENCE);
        lock.close();
    }
}
