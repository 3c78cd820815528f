package com.hissabbook.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A main class of this module in a JVM of its own. */
final class JavaProgram {
    private JavaProgram() {}

    static Process start(List<String> words) throws IOException {
        return builder(words).start();
    }

    static ProcessBuilder builder(List<String> words) {
        // Whoever runs the tests in the background ignores SIGINT, and children inherit that: Ctrl-C would not reach
        // them.
        List<String> command = new ArrayList<>(List.of(
                "env",
                "--default-signal=INT",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path")));
        command.addAll(words);
        return new ProcessBuilder(command).redirectErrorStream(true);
    }
}
