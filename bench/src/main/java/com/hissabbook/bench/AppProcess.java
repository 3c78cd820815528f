package com.hissabbook.bench;

import com.hissabbook.embedded.AppJvm;
import com.hissabbook.embedded.Child;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One JVM of the application. */
final class AppProcess implements AutoCloseable {

    private static final Duration START_PATIENCE = Duration.ofMinutes(5);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Child child;
    private final Path log;
    private final String address;

    private AppProcess(Child child, Path log, String address) {
        this.child = child;
        this.log = log;
        this.address = address;
    }

    static AppProcess start(Path jar, Path log, Map<String, String> environment, String... javaOptions) {
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(AppJvm.FLAGS);
        words.addAll(List.of(javaOptions));
        words.addAll(List.of("-jar", jar.toString()));
        ProcessBuilder builder = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        String address = "http://127.0.0.1:" + environment.get("SERVER_PORT");
        return new AppProcess(Child.start("The application", builder, "KILL", Child.As.OURSELVES), log, address);
    }

    /** Waits until a process with the role {@code api} answers. */
    AppProcess awaitReady() {
        HttpRequest health =
                HttpRequest.newBuilder(URI.create(address + "/actuator/health")).build();
        Instant until = Instant.now().plus(START_PATIENCE);
        while (!answers(health)) {
            if (!child.isAlive() || Instant.now().isAfter(until)) {
                throw new IllegalStateException("The application does not start; its log is " + log + ":\n" + tail());
            }
            Pause.millis(100);
        }
        return this;
    }

    private static boolean answers(HttpRequest request) {
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private String tail() {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 30), lines.size()));
        } catch (IOException e) {
            return "no log: " + e.getMessage();
        }
    }

    boolean isAlive() {
        return child.isAlive();
    }

    /** The largest resident memory that the process ever had, in bytes (proc(5), VmHWM). */
    long peakMemory() {
        try {
            return Files.readAllLines(Path.of("/proc", Long.toString(child.pid()), "status")).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void kill9() {
        child.kill9();
    }

    @Override
    public void close() {
        child.stop("TERM", Duration.ofSeconds(45));
    }
}
