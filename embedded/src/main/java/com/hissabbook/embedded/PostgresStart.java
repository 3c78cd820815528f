package com.hissabbook.embedded;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** One start of the postmaster: the command, the wait for "ready", and the reason when it ends before that. */
final class PostgresStart {
    /** Replaying the log after a crash in the middle of a large import takes minutes, and must not be cut short. */
    private static final Duration RECOVERY = Duration.ofMinutes(3);

    /** After a kill, the processes of the dead server may need a moment to notice. */
    private static final Duration ORPHANS = Duration.ofSeconds(30);

    private final EmbeddedPostgres.Options options;
    private final Path binaries;
    private final int port;

    PostgresStart(EmbeddedPostgres.Options options, Path binaries, int port) {
        this.options = options;
        this.binaries = binaries;
        this.port = port;
    }

    Child run() {
        Instant begun = Instant.now();
        while (true) {
            long logBefore = logSize();
            Child server = Child.start("PostgreSQL", command(), "QUIT", Child.As.NOT_ROOT);
            try {
                if (becomesReady(server, begun)) {
                    return server;
                }
            } catch (RuntimeException e) {
                server.stop("INT", Duration.ofSeconds(30));
                throw e;
            }
            String log = logSince(logBefore);
            boolean orphans = log.contains("pre-existing shared memory block");
            if (!orphans || elapsed(begun).compareTo(ORPHANS) > 0) {
                throw failure(log);
            }
            pause(Duration.ofMillis(500));
        }
    }

    /** SIGQUIT when we die: the postmaster takes its children along at once, where SIGKILL would orphan them. */
    private ProcessBuilder command() {
        List<String> words = new ArrayList<>(List.of(
                binaries.resolve("bin/postgres").toString(),
                "-D",
                options.dataDir().toString(),
                "-p",
                "" + port));
        words.addAll(List.of("-c", "listen_addresses=" + Ports.HOST, "-c", "unix_socket_directories="));
        words.addAll(List.of("-c", "cluster_name=" + PostgresCluster.NAME));
        options.effective().forEach((name, value) -> words.addAll(List.of("-c", name + "=" + value)));
        ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(options.log().toFile()));
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        return builder;
    }

    /** The pid file is the server's own word, and cannot be another server's that took our port meanwhile. */
    private boolean becomesReady(Child server, Instant begun) {
        while (server.isAlive()) {
            boolean ready = PidFile.read(options.dataDir())
                    .filter(found ->
                            found.pid() == server.pid() && found.state().equals("ready"))
                    .isPresent();
            if (ready) {
                return true;
            }
            if (elapsed(begun).compareTo(RECOVERY) > 0) {
                throw new CannotStart("PostgreSQL on " + options.dataDir() + " is not ready after "
                        + RECOVERY.toMinutes() + " minutes; its log " + options.log() + " says what it does.");
            }
            pause(Duration.ofMillis(20));
        }
        return false;
    }

    private CannotStart failure(String log) {
        String reason = log.lines()
                .filter(line -> line.contains("FATAL:") || line.contains("PANIC:") || line.contains("unshare:"))
                .findFirst()
                .map(String::strip)
                .orElseGet(() -> PostgresCluster.lastLine(log));
        return new CannotStart("PostgreSQL on " + options.dataDir() + " does not start; it says: " + reason + ". "
                + PostgresCluster.namespaceHint(log) + " Its log is " + options.log() + ".");
    }

    private long logSize() {
        try {
            Files.createDirectories(options.log().toAbsolutePath().getParent());
            return Files.exists(options.log()) ? Files.size(options.log()) : 0;
        } catch (IOException e) {
            throw new CannotStart(
                    "PostgreSQL's log " + options.log() + " cannot be written (" + e.getMessage()
                            + "): make its folder writable.",
                    e);
        }
    }

    private String logSince(long position) {
        try (var file = new RandomAccessFile(options.log().toFile(), "r")) {
            file.seek(position);
            byte[] bytes = new byte[(int) Math.min(file.length() - position, 64 * 1024)];
            file.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "no log: " + e.getMessage();
        }
    }

    private static Duration elapsed(Instant begun) {
        return Duration.between(begun, Instant.now());
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotStart("Interrupted while PostgreSQL was starting.", e);
        }
    }
}
