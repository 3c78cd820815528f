package com.hissabbook.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A JVM that is killed takes its servers with it; the next start finds the folders free. */
class KilledParentTest {
    @TempDir
    private Path folder;

    /** Run in a JVM of its own: starts both servers from a thread that ends, prints their processes, and waits. */
    static final class Parent {
        public static void main(String[] arguments) throws InterruptedException {
            Path folder = Path.of(arguments[0]);
            Thread shortLived = new Thread(() -> {
                var postgres = EmbeddedPostgres.start(EmbeddedPostgres.Options.at(folder.resolve("postgres")));
                var temporal = EmbeddedTemporal.start(
                        EmbeddedTemporal.Options.at(folder.resolve("temporal")), EmbeddedTemporalTest.program());
                System.out.println(postgres.pid() + " " + temporal.pid());
            });
            shortLived.start();
            shortLived.join();
            Thread.sleep(Duration.ofMinutes(5));
        }
    }

    @Test
    void leavesNoServerBehind() throws Exception {
        Process parent = JavaProgram.start(List.of(Parent.class.getName(), folder.toString()));
        List<ProcessHandle> servers = printed(parent);
        assertThat(servers).hasSize(2);
        List<ProcessHandle> all = parent.descendants().toList();
        assertThat(all).containsAll(servers).hasSizeGreaterThan(5);
        Thread.sleep(200); // the thread that started them is gone by now
        assertThat(servers).allMatch(ProcessHandle::isAlive);

        parent.destroyForcibly().waitFor();

        for (ProcessHandle child : all) {
            child.onExit().get(10, TimeUnit.SECONDS);
        }
        try (var postgres = EmbeddedPostgres.start(EmbeddedPostgres.Options.at(folder.resolve("postgres")));
                var temporal = EmbeddedTemporal.start(
                        EmbeddedTemporal.Options.at(folder.resolve("temporal")), EmbeddedTemporalTest.program())) {
            assertThat(postgres.isRunning()).isTrue();
            assertThat(temporal.isRunning()).isTrue();
        }
    }

    private static List<ProcessHandle> printed(Process parent) throws IOException {
        BufferedReader output = parent.inputReader(StandardCharsets.UTF_8);
        String line = output.readLine();
        assertThat(line).as("what the parent printed").matches("\\d+ \\d+");
        return Stream.of(line.split(" ", -1))
                .map(pid -> ProcessHandle.of(Long.parseLong(pid)).orElseThrow())
                .toList();
    }
}
