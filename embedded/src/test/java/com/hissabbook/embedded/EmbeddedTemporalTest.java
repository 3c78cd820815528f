package com.hissabbook.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedTemporalTest {
    @TempDir
    private Path folder;

    private EmbeddedTemporal.Options options() {
        return EmbeddedTemporal.Options.at(folder.resolve("temporal"));
    }

    static TemporalSource.Program program() {
        return (TemporalSource.Program) EmbeddedTemporal.find();
    }

    @Test
    void keepsWorkflowsAcrossAPowerCutAndForNinetyDays() throws Exception {
        EmbeddedTemporal killed = EmbeddedTemporal.start(options(), program());
        ask(
                killed,
                "workflow",
                "start",
                "--type",
                "T",
                "--task-queue",
                "q",
                "--workflow-id",
                "kept",
                "--search-attribute",
                "HissabTenant=\"t1\"");
        killed.kill9();
        assertThat(killed.isRunning()).isFalse();
        try (EmbeddedTemporal server = EmbeddedTemporal.start(options(), program())) {
            assertThat(ask(server, "workflow", "describe", "--workflow-id", "kept"))
                    .contains("WorkflowId            kept", "t1");
            assertThat(ask(server, "operator", "namespace", "describe", "default"))
                    .contains("2160h");
            assertThat(ask(server, "operator", "search-attribute", "list")).contains("HissabTenant", "HissabState");
        }
    }

    @Test
    void showsAWebPageWhereAsked() {
        try (EmbeddedTemporal server = EmbeddedTemporal.start(options().withUiPort(0), program())) {
            assertThat(server.uiAddress()).startsWith("http://127.0.0.1:");
        }
    }

    @Test
    void refusesASecondStartOnTheSameFolder() {
        try (EmbeddedTemporal server = EmbeddedTemporal.start(options(), program())) {
            assertThatExceptionOfType(CannotStart.class)
                    .isThrownBy(() -> EmbeddedTemporal.start(options(), program()))
                    .withMessageContaining("is in use by process");
            assertThat(server.isRunning()).isTrue();
        }
    }

    @Test
    void namesATakenPortAndTheRemedy() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();
            assertThatExceptionOfType(CannotStart.class)
                    .isThrownBy(() -> EmbeddedTemporal.start(options().withPort(port), program()))
                    .withMessageContaining("Port " + port)
                    .withMessageContaining("set HISSABBOOK_TEMPORAL_PORT");
            assertThatExceptionOfType(CannotStart.class)
                    .isThrownBy(() -> EmbeddedTemporal.start(options().withUiPort(port), program()))
                    .withMessageContaining("set HISSABBOOK_TEMPORAL_UI_PORT");
        }
    }

    @Test
    void takesAConfiguredServerOrProgramFirst() {
        assertThat(find(Map.of("HISSABBOOK_TEMPORAL_ADDRESS", "temporal.example:7233")))
                .isEqualTo(new TemporalSource.External("temporal.example:7233"));
        assertThat(find(Map.of("HISSABBOOK_TEMPORAL_BINARY", "/bin/sh")))
                .isEqualTo(new TemporalSource.Program(Path.of("/bin/sh")));
        assertThatExceptionOfType(CannotStart.class)
                .isThrownBy(() -> find(Map.of("HISSABBOOK_TEMPORAL_BINARY", "/no/such")))
                .withMessageContainingAll("HISSABBOOK_TEMPORAL_BINARY", "/no/such");
    }

    @Test
    void saysWhatToInstallWhereNoServerCanBeHad() {
        assertThat(find(Map.of("PATH", "/nowhere")))
                .isInstanceOfSatisfying(
                        TemporalSource.Missing.class,
                        missing -> assertThat(missing.reason())
                                .startsWith(
                                        "There is no Temporal server to start (python3 is not on the PATH, and go is not")
                                .contains("install the 'temporal' CLI", "HISSABBOOK_TEMPORAL_ADDRESS"));
    }

    private TemporalSource find(Map<String, String> environment) {
        return new TemporalFinder(environment, new CacheFolder(folder.resolve("cache"))).find();
    }

    private static String ask(EmbeddedTemporal server, String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(server.binary().toString()));
        command.addAll(List.of(words));
        command.addAll(List.of("--address", server.address()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }
}
