package com.hissabbook.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * Copies of the jars that run. A JVM whose jar is overwritten by the next build crashes on the class it loads next, so
 * nothing runs from the build's own folders.
 */
final class RunFolder {
    private final Path folder;

    RunFolder(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
    }

    Path path() {
        return folder;
    }

    /** The jar's copy, named by its content; copies of other contents are removed. Called with the data lock held. */
    Path copyOf(Path jar) throws IOException {
        byte[] content = Files.readAllBytes(jar);
        Path copy = folder.resolve(hash(content) + ".jar");
        if (!Files.exists(copy)) {
            Path part = Files.write(folder.resolve("app.jar.part"), content);
            Files.move(part, copy, StandardCopyOption.ATOMIC_MOVE);
        }
        for (Path old : jars()) {
            if (!old.equals(copy)) {
                Files.delete(old);
            }
        }
        return copy;
    }

    /** Removes the launchers of earlier builds (bin/hissabbook copies them here), all but the one this JVM runs from. */
    void removeOldLaunchers() throws IOException {
        String ours = System.getProperty("java.class.path", "");
        try (Stream<Path> files = Files.list(folder)) {
            for (Path copy : files.toList()) {
                String name = copy.getFileName().toString();
                if (name.matches("launcher-\\d+") && !ours.contains(name)) {
                    FileTrees.delete(copy);
                }
            }
        }
    }

    private List<Path> jars() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar")).toList();
        }
    }

    private static String hash(byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(digest).substring(0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
