package com.hissabbook.embedded;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/** Where unpacked servers are kept between runs: outside the project, so that {@code make clean} does not cost a download. */
final class CacheFolder {

    /** Fills an empty folder. */
    interface Filler {
        void fill(Path folder) throws IOException;
    }

    private final Path root;

    CacheFolder(Path root) {
        this.root = root;
    }

    /** {@code $XDG_CACHE_HOME/hissabbook}, else {@code ~/.cache/hissabbook}. */
    static CacheFolder of(Map<String, String> environment) {
        String configured = environment.getOrDefault("XDG_CACHE_HOME", "");
        Path base = configured.isBlank() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(configured);
        return new CacheFolder(base.resolve("hissabbook"));
    }

    boolean has(String name) {
        return Files.isDirectory(root.resolve(name));
    }

    /** The folder of that name, filled if it did not exist. A killed or concurrent filling never leaves half a folder. */
    Path once(String name, Filler filler) {
        Path target = root.resolve(name);
        if (Files.isDirectory(target)) {
            return target;
        }
        try {
            Files.createDirectories(root);
            Path part = Files.createTempDirectory(root, name + ".part-");
            try {
                filler.fill(part);
                publish(part, target);
            } finally {
                FileTrees.delete(part);
            }
            return target;
        } catch (IOException e) {
            throw new CannotStart(
                    "The cache folder " + root + " cannot be filled (" + e.getMessage()
                            + "): make it writable with 500 MB free, or set XDG_CACHE_HOME to a folder that is.",
                    e);
        }
    }

    private static void publish(Path part, Path target) throws IOException {
        try {
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            if (!Files.isDirectory(target)) {
                throw e;
            } // else another process was first; its folder has the same content
        }
    }
}
