package com.hissabbook.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The data folder on disk, before a server runs on it: created whole or not at all, freed of a left-over server. */
final class PostgresCluster {
    /** Marks our own servers in the process list, to tell a left-over from somebody else's. */
    static final String NAME = "hissabbook";

    private static final Duration LEFT_OVER_PATIENCE = Duration.ofSeconds(20);

    private final Path dataDir;
    private final Path binaries;

    PostgresCluster(Path dataDir, Path binaries) {
        this.dataDir = dataDir;
        this.binaries = binaries;
    }

    boolean exists() {
        return Files.exists(dataDir.resolve("PG_VERSION"));
    }

    /** Creates the data folder; code points as collation, the same on every machine whatever its C library. */
    void create(String superuserPassword, boolean durable) {
        Path part = dataDir.resolveSibling(dataDir.getFileName() + ".part");
        Path password = dataDir.resolveSibling(dataDir.getFileName() + ".part-password");
        try {
            FileTrees.delete(part);
            Files.deleteIfExists(password);
            Files.createFile(
                    password, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(password, superuserPassword);
            initdb(part, password, durable);
            Files.move(part, dataDir, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new CannotStart(
                    "PostgreSQL's data folder " + dataDir + " cannot be created (" + e.getMessage()
                            + "): make its parent folder writable and let the data folder be absent or empty.",
                    e);
        } finally {
            password.toFile().delete();
        }
    }

    private void initdb(Path folder, Path password, boolean durable) throws IOException {
        var command = new ArrayList<>(Child.namespace(Child.As.NOT_ROOT));
        command.addAll(List.of(
                binaries.resolve("bin/initdb").toString(),
                "--pgdata=" + folder,
                "--username=" + EmbeddedPostgres.SUPERUSER,
                "--pwfile=" + password,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--data-checksums",
                durable ? "--sync-method=fsync" : "--no-sync"));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new CannotStart("PostgreSQL's data folder " + dataDir + " cannot be created; initdb says: "
                        + lastLine(output) + ". " + namespaceHint(output));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotStart("Interrupted while creating " + dataDir + ".", e);
        }
    }

    /** What to do about a root that may not create user namespaces, as in some containers; empty for other output. */
    static String namespaceHint(String output) {
        return output.contains("unshare")
                ? "Here root may not create a user namespace, and PostgreSQL does not run as root: start as an ordinary user."
                : "See the lines above it in the log, and the free space of the disk.";
    }

    static String lastLine(String output) {
        List<String> lines = output.lines().filter(line -> !line.isBlank()).toList();
        return lines.isEmpty() ? "nothing" : lines.getLast().strip();
    }

    /**
     * Called with the folder's lock held, so a server that still runs here was left over by a killed launcher: it is
     * stopped. A server that is not ours is refused.
     */
    void freeFromLeftOver() {
        Optional<ProcessHandle> holder = PidFile.read(dataDir).flatMap(found -> ProcessHandle.of(found.pid()));
        if (holder.isEmpty()) {
            return; // no server, or a dead one: PostgreSQL recovers by itself
        }
        String arguments = String.join(" ", holder.get().info().arguments().orElse(new String[0]));
        boolean postgres = holder.get().info().command().orElse("").endsWith("/postgres");
        if (!postgres) {
            PidFile.delete(dataDir); // the number went to another program; PostgreSQL would take it for a server
        } else if (arguments.contains("cluster_name=" + NAME)) {
            stop(holder.get());
        } else {
            throw new CannotStart("PostgreSQL's data folder " + dataDir + " is in use by a server (process "
                    + holder.get().pid() + ") that HissabBook did not start: stop it first.");
        }
    }

    private void stop(ProcessHandle leftOver) {
        Child.signal(leftOver, "INT");
        try {
            leftOver.onExit().get(LEFT_OVER_PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new CannotStart(
                    "A PostgreSQL left over on " + dataDir + " (process " + leftOver.pid()
                            + ") does not stop: end it with 'kill -QUIT " + leftOver.pid() + "'.",
                    e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("waiting for process " + leftOver.pid(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotStart("Interrupted while stopping process " + leftOver.pid() + ".", e);
        }
    }
}
