package com.hissabbook.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

/**
 * Runs HissabBook on one machine: PostgreSQL, then Temporal, then the application, each a child of this process.
 *
 * <p>Ctrl-C or SIGTERM stops them in the opposite order within 30 seconds. If this process is killed, its children go
 * with it. If one of them ends by itself, the others are stopped, and the application's exit code is ours.
 */
public final class Launcher {
    private static final Duration APP_PATIENCE = Duration.ofSeconds(14);

    private static final FileAttribute<?> OURS_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private final LauncherOptions options;
    private final StopInOrder running = new StopInOrder();

    private Launcher(LauncherOptions options) {
        this.options = options;
    }

    /** See {@link LauncherOptions#USAGE}. */
    public static void main(String[] arguments) {
        int code;
        try {
            code = new Launcher(LauncherOptions.parse(arguments, System.getenv())).run();
        } catch (CannotStart e) {
            System.err.println("HissabBook cannot start. " + e.sentence());
            code = 1;
        } catch (IOException e) {
            System.err.println("HissabBook cannot start. The data folder cannot be written (" + e.getMessage()
                    + "): make it writable or choose another one with HISSABBOOK_HOME.");
            code = 1;
        }
        System.exit(code);
    }

    private int run() throws IOException {
        Runtime.getRuntime().addShutdownHook(new Thread(running::stop, "stops-children"));
        Path home = Files.createDirectories(options.home(), OURS_ONLY);
        RunFolder runFolder = new RunFolder(home.resolve("run"));
        running.add("lock", FolderLock.on(home, "data", runFolder.path().resolve("launcher.lock")));
        runFolder.removeOldLaunchers();
        int appPort = Ports.claim(options.appPort(), "the application", LauncherOptions.APP_PORT_VARIABLE);

        EmbeddedPostgres postgres = startPostgres(home);
        List<CompletableFuture<Integer>> ends = new ArrayList<>();
        ends.add(endOf(postgres.pid(), "PostgreSQL"));
        String temporal = startTemporal(home, ends);

        Map<String, String> environment = AppEnvironment.of(options, appPort, postgres, temporal);
        Path file = runFolder.path().resolve("app.env");
        AppEnvironment.write(environment, file);
        if (options.appJar().isPresent()) {
            ends.add(startApp(runFolder.copyOf(options.appJar().get()), environment));
            Thread.ofPlatform().name("greeting").daemon().start(() -> greet(appPort, home));
        } else {
            say("Ready. The application's environment is in " + file + "; Ctrl-C stops.");
        }
        return firstOf(ends);
    }

    private EmbeddedPostgres startPostgres(Path home) {
        EmbeddedPostgres postgres = EmbeddedPostgres.start(EmbeddedPostgres.Options.at(home.resolve("postgres"))
                .withPort(options.postgresPort())
                .withLog(home.resolve("log/postgres.log")));
        running.add("PostgreSQL", postgres);
        say("PostgreSQL is ready on port " + postgres.port() + ".");
        return postgres;
    }

    private String startTemporal(Path home, List<CompletableFuture<Integer>> ends) {
        return switch (EmbeddedTemporal.find()) {
            case TemporalSource.External external -> {
                say("Temporal is the server at " + external.address() + ".");
                yield external.address();
            }
            case TemporalSource.Missing missing -> {
                StandInTemporal standIn = StandInTemporal.start(options.temporalPort());
                running.add("Temporal", standIn);
                say(missing.reason());
                say(StandInTemporal.WHAT_IS_MISSING);
                yield standIn.address();
            }
            case TemporalSource.Program program -> {
                EmbeddedTemporal temporal = EmbeddedTemporal.start(
                        EmbeddedTemporal.Options.at(home.resolve("temporal"))
                                .withPort(options.temporalPort())
                                .withUiPort(options.temporalUiPort())
                                .withLog(home.resolve("log/temporal.log")),
                        program);
                running.add("Temporal", temporal);
                ends.add(endOf(temporal.pid(), "Temporal"));
                say("Temporal is ready; " + temporal.uiAddress() + " shows the workflows.");
                yield temporal.address();
            }
        };
    }

    /** Waits until the application answers, shows the demo where it was asked for, and says where everything is. */
    private void greet(int appPort, Path home) {
        String address = "http://127.0.0.1:" + appPort;
        try {
            var demo = new Demo(address, home);
            demo.awaitApplication();
            say("HissabBook is ready at " + address + ".");
            if (options.demo()) {
                demo.run();
            }
            say("The API is documented at " + address + "/swagger-ui.html. Ctrl-C stops all of it.");
        } catch (DemoApi.DemoFailed | IOException failed) {
            if (!running.isStopping()) {
                System.err.println("The demo stopped: " + failed.getMessage() + ". The log is "
                        + home.resolve("log/app.log") + ".");
            }
        }
    }

    private CompletableFuture<Integer> startApp(Path jar, Map<String, String> environment) {
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(AppJvm.FLAGS);
        words.addAll(options.javaOptions());
        words.addAll(List.of("-jar", jar.toString()));
        ProcessBuilder builder = new ProcessBuilder(words)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(environment);
        Child app = Child.start("The application", builder, "KILL", Child.As.OURSELVES);
        running.add("the application", () -> app.stop("TERM", APP_PATIENCE));
        return app.process().onExit().thenApply(ended -> {
            if (!running.isStopping()) {
                System.err.println("The application ended unexpectedly with exit code " + ended.exitValue()
                        + "; its log is in " + options.home().resolve("log")
                        + ". Stopping the rest; start again to carry on with the same data.");
            }
            return ended.exitValue();
        });
    }

    /** Completes with exit code 1 when a server ends; who ends because we stop it comes too late to matter. */
    private CompletableFuture<Integer> endOf(long pid, String server) {
        return ProcessHandle.of(pid).orElseThrow().onExit().thenApply(ended -> {
            if (!running.isStopping()) {
                System.err.println(server + " ended unexpectedly; its log is in "
                        + options.home().resolve("log") + ". Stopping the rest.");
            }
            return 1;
        });
    }

    private int firstOf(List<CompletableFuture<Integer>> ends) {
        int code = ends.stream()
                .reduce((one, other) -> one.applyToEither(other, ended -> ended))
                .orElseThrow()
                .join();
        if (running.isStopping()) {
            waitForExit(); // a signal stops us: the exit code is the signal's
        }
        running.stop();
        return code;
    }

    private static void waitForExit() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void say(String line) {
        System.out.println(line);
    }
}
