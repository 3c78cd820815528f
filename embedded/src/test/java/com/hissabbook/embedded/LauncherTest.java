package com.hissabbook.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LauncherTest {
    @TempDir
    private Path folder;

    @Test
    void runsTheApplicationAndStopsAllInOrder() throws Exception {
        Process launcher = launch("--demo", app("wait").toString());
        List<String> lines = readUntil(launcher, "app: ready");
        assertThat(lines)
                .anyMatch(line -> line.startsWith("PostgreSQL is ready on port"))
                .anyMatch(line -> line.startsWith("Temporal is ready; http://127.0.0.1:"))
                .contains("app: user=hissabbook_app owner=hissabbook_owner roles=api,worker key=44")
                .contains("app: secrets on command lines: 0");
        List<ProcessHandle> family = launcher.descendants().toList();

        Child.signal(launcher.toHandle(), "INT"); // Ctrl-C

        List<String> rest = readUntil(launcher, "Stopped.");
        assertThat(rest)
                .containsSubsequence("Stopping …", "app: stopping while PostgreSQL and Temporal run: true", "Stopped.");
        assertThat(launcher.waitFor(5, TimeUnit.SECONDS)).isTrue();
        assertThat(family).noneMatch(ProcessHandle::isAlive);
        assertThat(Files.readString(home().resolve("log/postgres.log"))).contains("database system is shut down");
    }

    @Test
    void endsWithTheApplicationsExitCode() throws Exception {
        Process launcher = launch(app("exit").toString());
        List<String> lines = readUntil(launcher, "Stopped.");
        assertThat(launcher.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(launcher.exitValue()).as(lines.toString()).isEqualTo(7);
    }

    @Test
    void leavesNoChildWhenKilled() throws Exception {
        Process launcher = launch(app("wait").toString());
        readUntil(launcher, "app: ready");
        List<ProcessHandle> family = launcher.descendants().toList();
        assertThat(family).hasSizeGreaterThan(5);
        launcher.destroyForcibly().waitFor();
        for (ProcessHandle child : family) {
            child.onExit().get(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void preparesTheServersAndTellsTheEnvironment() throws Exception {
        Process launcher = launch("--prepare");
        readUntil(launcher, "Ready.");
        Path file = home().resolve("run/app.env");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(Files.readString(file))
                .contains("SPRING_DATASOURCE_URL='jdbc:postgresql://127.0.0.1:", "MASTER_KEY='");

        Process second = launch("--prepare");
        assertThat(allOf(second))
                .singleElement()
                .asString()
                .startsWith("HissabBook cannot start. The data folder")
                .contains("is in use by process " + launcher.pid());
        assertThat(second.waitFor()).isEqualTo(1);
        Child.signal(launcher.toHandle(), "TERM");
        assertThat(launcher.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }

    /** Without python3 and go on the PATH and with an empty cache. */
    @Test
    void runsOnAStandInWhereNoTemporalServerCanBeHadAndSaysWhatIsMissing() throws Exception {
        Path few = Files.createDirectory(folder.resolve("bin"));
        for (String program : List.of("env", "setpriv", "setsid", "kill", "unshare", "sh", "xz", "tar")) {
            Optional<Path> found = Child.which(program, System.getenv());
            if (found.isPresent()) {
                Files.createSymbolicLink(few.resolve(program), found.get());
            }
        }
        ProcessBuilder builder = builder(app("wait").toString());
        builder.environment().put("PATH", few.toString());
        builder.environment().remove("HISSABBOOK_TEMPORAL_BINARY");
        builder.environment().put("XDG_CACHE_HOME", folder.resolve("cache").toString());
        Process launcher = builder.start();
        List<String> lines = readUntil(launcher, "app: ready");
        assertThat(lines)
                .anyMatch(line -> line.startsWith("There is no Temporal server to start (python3 is not on the PATH"))
                .contains(StandInTemporal.WHAT_IS_MISSING);

        Child.signal(launcher.toHandle(), "TERM");
        readUntil(launcher, "Stopped.");
        assertThat(launcher.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void refusesInOneLine() throws Exception {
        assertThat(allOf(launch("--nonsense"))).singleElement().asString().contains("Unknown option --nonsense");
        assertThat(allOf(launch("no.jar"))).singleElement().asString().contains("no.jar is not there");
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            ProcessBuilder builder = builder("--prepare");
            builder.environment().put("SERVER_PORT", "" + taken.getLocalPort());
            assertThat(allOf(builder.start()))
                    .singleElement()
                    .asString()
                    .contains("Port " + taken.getLocalPort(), "set SERVER_PORT");
        }
    }

    private Path home() {
        return folder.resolve("home");
    }

    private Process launch(String... arguments) throws IOException {
        return builder(arguments).start();
    }

    private ProcessBuilder builder(String... arguments) {
        List<String> words = new ArrayList<>(List.of(Launcher.class.getName()));
        words.addAll(List.of(arguments));
        ProcessBuilder builder = JavaProgram.builder(words);
        for (String port : List.of("SERVER_PORT", "HISSABBOOK_TEMPORAL_PORT", "HISSABBOOK_TEMPORAL_UI_PORT")) {
            builder.environment().put(port, "0");
        }
        builder.environment().put("HISSABBOOK_HOME", home().toString());
        builder.environment().put("FAKE_APP_LAUNCHER_HOME", home().toString());
        return builder;
    }

    private static List<String> readUntil(Process process, String start) throws IOException {
        List<String> lines = new ArrayList<>();
        BufferedReader reader = process.inputReader(StandardCharsets.UTF_8);
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            lines.add(line);
            if (line.startsWith(start)) {
                return lines;
            }
        }
        throw new AssertionError("the launcher ended without \"" + start + "\": " + lines);
    }

    private static List<String> allOf(Process process) throws IOException {
        try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8);
                Stream<String> lines = reader.lines()) {
            return lines.toList();
        }
    }

    private Path app(String mode) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, FakeApp.class.getName());
        manifest.getMainAttributes().putValue("Fake-Mode", mode);
        Path jar = folder.resolve("fake-app.jar");
        String entry = FakeApp.class.getName().replace('.', '/') + ".class";
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest);
                InputStream code = FakeApp.class.getResourceAsStream("/" + entry)) {
            out.putNextEntry(new JarEntry(entry));
            assertThat(code).isNotNull();
            code.transferTo(out);
        }
        return jar;
    }

    /** Stands in for the application: tells what it was given, then waits, or ends with 7 where its manifest says so. */
    static final class FakeApp {
        public static void main(String[] arguments) throws Exception {
            var given = System.getenv();
            System.out.println("app: user=" + given.get("SPRING_DATASOURCE_USERNAME") + " owner="
                    + given.get("SPRING_LIQUIBASE_USER") + " roles=" + given.get("HISSABBOOK_ROLES") + " key="
                    + given.getOrDefault("HISSABBOOK_MASTER_KEY", "").length());
            System.out.println(
                    "app: secrets on command lines: " + leaks(given.getOrDefault("HISSABBOOK_MASTER_KEY", "none")));
            try (InputStream in = FakeApp.class.getResourceAsStream("/META-INF/MANIFEST.MF")) {
                if (in != null && new Manifest(in).getMainAttributes().containsValue("exit")) {
                    System.exit(7);
                }
            }
            Runtime.getRuntime()
                    .addShutdownHook(new Thread(() -> System.out.println(
                            "app: stopping while PostgreSQL and Temporal run: " + (siblings() >= 2))));
            System.out.println("app: ready");
            Thread.sleep(Duration.ofMinutes(5));
        }

        private static long leaks(String secret) {
            return ProcessHandle.allProcesses()
                    .filter(process -> process.info().commandLine().orElse("").contains(secret))
                    .count();
        }

        private static long siblings() {
            long self = ProcessHandle.current().pid();
            return ProcessHandle.current().parent().stream()
                    .flatMap(ProcessHandle::children)
                    .filter(process -> process.pid() != self)
                    .filter(process -> process.info().commandLine().orElse("").matches("(?s).*(postgres|temporal).*"))
                    .count();
        }
    }
}
