package com.hissabbook.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script that finds a JDK 25. */
class Java25Test {
    private static final Path SCRIPT =
            Path.of("..", "bin", "java25").toAbsolutePath().normalize();

    @TempDir
    private Path folder;

    private record Answer(int code, String output) {}

    @Test
    void saysInOneLineWhatIsMissing() throws Exception {
        Answer answer = run(Map.of("HISSABBOOK_JVM_FOLDERS", folder.toString()));
        assertThat(answer.code()).isEqualTo(1);
        assertThat(answer.output().lines()).hasSize(1);
        assertThat(answer.output()).contains("No JDK 25 found", "install one", "JAVA_HOME");
    }

    @Test
    void findsAJdk25InTheUsualFoldersAndNoOther() throws Exception {
        jdk("jdk-17", "17.0.15");
        jdk("jdk-250", "250.0.1");
        Path right = jdk("temurin", "25.0.3");
        Answer answer = run(Map.of("HISSABBOOK_JVM_FOLDERS", folder.toString()));
        assertThat(answer).isEqualTo(new Answer(0, right + "\n"));
    }

    @Test
    void prefersJavaHomeWhenItIs25() throws Exception {
        Path mine = jdk("mine", "25");
        Path old = jdk("old", "21.0.1");
        assertThat(run(Map.of("JAVA_HOME", mine.toString()))).isEqualTo(new Answer(0, mine + "\n"));
        assertThat(run(Map.of("JAVA_HOME", old.toString(), "HISSABBOOK_JVM_FOLDERS", "/nowhere"))
                        .code())
                .isEqualTo(1);
    }

    @Test
    void followsTheJavaOnThePath() throws Exception {
        Path jdk = jdk("linked", "25.0.1");
        Path bin = Files.createDirectories(folder.resolve("bin"));
        Files.createSymbolicLink(bin.resolve("java"), jdk.resolve("bin/java"));
        Answer answer = run(Map.of("PATH", bin + ":/usr/bin:/bin", "HISSABBOOK_JVM_FOLDERS", "/nowhere"));
        assertThat(answer).isEqualTo(new Answer(0, jdk + "\n"));
    }

    private Path jdk(String name, String version) throws IOException {
        Path home = folder.resolve(name);
        Files.createDirectories(home.resolve("bin"));
        for (String program : new String[] {"java", "javac"}) {
            Path file = Files.writeString(home.resolve("bin").resolve(program), "#!/bin/sh\n");
            assertThat(file.toFile().setExecutable(true)).isTrue();
        }
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
        return home;
    }

    private static Answer run(Map<String, String> environment) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(SCRIPT.toString()).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().put("PATH", "/nowhere");
        builder.environment().putAll(environment);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Answer(process.waitFor(), output);
    }
}
