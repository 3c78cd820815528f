package com.hissabbook.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The project's files on disk, whichever folder the tests run in. */
final class Repository {

    static final Path ROOT = root();

    private Repository() {}

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.exists(folder.resolve("db-changelog/pom.xml"))) {
            folder = folder.getParent();
        }
        if (folder == null) {
            throw new IllegalStateException("the tests of the architecture run inside the project's folder");
        }
        return folder;
    }

    /** What is under version control and on disk, relative to the root. */
    static List<Path> tracked() {
        try {
            Process git = new ProcessBuilder("git", "ls-files", "-z")
                    .directory(ROOT.toFile())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            String names = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (git.waitFor() != 0) {
                throw new IllegalStateException("git ls-files failed: these tests need a clone of the repository");
            }
            return Stream.of(names.split("\0"))
                    .filter(name -> !name.isEmpty())
                    .map(Path::of)
                    .filter(path -> Files.isRegularFile(ROOT.resolve(path)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("these tests need git on the PATH", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Java sources of every artifact's {@code src/main}, those not yet under version control too; not of the harness that measures. */
    static List<Path> mainSources() {
        try (Stream<Path> artifacts = Files.list(ROOT)) {
            return artifacts
                    .filter(artifact -> !artifact.endsWith("bench"))
                    .map(artifact -> artifact.resolve("src/main/java"))
                    .filter(Files::isDirectory)
                    .sorted()
                    .flatMap(folder -> filesUnder(folder, ".java").stream())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Path> filesUnder(Path folder, String suffix) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(suffix))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Path> foldersIn(Path folder) {
        try (Stream<Path> folders = Files.list(folder)) {
            return folders.filter(Files::isDirectory).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String read(Path file) {
        try {
            return new String(Files.readAllBytes(ROOT.resolve(file)), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With forward slashes, relative to the root. */
    static String name(Path file) {
        Path path = file.isAbsolute() ? ROOT.relativize(file) : file;
        return path.toString().replace('\\', '/');
    }

    /** A folder of fixtures, read from the sources so that a new one needs no build. */
    static Path fixtures(String folder) {
        return ROOT.resolve("api/src/test/resources/architecture").resolve(folder);
    }
}
