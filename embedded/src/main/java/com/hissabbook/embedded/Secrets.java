package com.hissabbook.embedded;

import java.io.IOException;
import java.io.StringReader;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;
import java.util.Set;

/**
 * What one data folder's servers and application share and nobody else may know; generated at first start.
 *
 * @param superuserPassword of PostgreSQL's role {@code postgres}
 * @param ownerPassword of the role that owns the database and runs migrations
 * @param appPassword of the role the application works as
 * @param masterKey 256 bits, base64: the application derives its file, signing and payload keys from it
 */
public record Secrets(String superuserPassword, String ownerPassword, String appPassword, String masterKey) {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int KEY_BYTES = 32;

    static Secrets generate() {
        return new Secrets(
                password(), password(), password(), Base64.getEncoder().encodeToString(random()));
    }

    static Secrets read(Path file) {
        try {
            Properties found = new Properties();
            found.load(new StringReader(Files.readString(file)));
            return new Secrets(
                    required(found, "superuserPassword", file),
                    required(found, "ownerPassword", file),
                    required(found, "appPassword", file),
                    required(found, "masterKey", file));
        } catch (IOException e) {
            throw new CannotStart(
                    "The secrets file " + file + " cannot be read (" + e.getMessage()
                            + "): make it readable for you, or restore it from a backup.",
                    e);
        }
    }

    /** Writes the file for its owner only, and whole or not at all: losing the master key loses the stored files. */
    void write(Path file) {
        String text = "# Generated. Keep it with the data: without the master key the stored files cannot be read.\n"
                + "superuserPassword=" + superuserPassword + "\nownerPassword=" + ownerPassword
                + "\nappPassword=" + appPassword + "\nmasterKey=" + masterKey + "\n";
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.deleteIfExists(part);
            var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
            try (FileChannel channel = FileChannel.open(
                    part, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly)) {
                channel.write(StandardCharsets.UTF_8.encode(text));
                channel.force(true);
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new CannotStart(
                    "The secrets file " + file + " cannot be written (" + e.getMessage()
                            + "): make its folder writable or choose another one with HISSABBOOK_HOME.",
                    e);
        }
    }

    private static String required(Properties found, String name, Path file) {
        String value = found.getProperty(name, "");
        if (value.isBlank()) {
            throw new CannotStart("The secrets file " + file + " lacks \"" + name + "\": restore it from a backup.");
        }
        return value.strip();
    }

    private static String password() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random());
    }

    private static byte[] random() {
        byte[] bytes = new byte[KEY_BYTES];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    /** Says nothing: a record of secrets in a log line must not give them away. */
    @Override
    public String toString() {
        return "Secrets[hidden]";
    }
}
