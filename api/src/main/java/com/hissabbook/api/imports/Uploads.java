package com.hissabbook.api.imports;

import com.hissabbook.api.http.HttpRefusal;
import com.hissabbook.kernel.Refused;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/** Puts an uploaded file on disk for as long as a request lasts; memory stays flat whatever its size. */
final class Uploads {

    private Uploads() {}

    /** The uploaded file. */
    record Upload(Path content, String name, String sha256) {}

    static <T> T with(@Nullable MultipartFile part, Function<Upload, T> work) {
        if (part == null) {
            throw HttpRefusal.field(
                    "file", "is missing: send the statement as the part `file` of a multipart/form-data request");
        }
        if (part.isEmpty()) {
            throw Refused.invalid(
                    "empty-file", "The file is empty (0 bytes). Export the statement from the bank once more.");
        }
        try {
            // Readable by this process's user only, as temporary files are made.
            Path content = Files.createTempFile("upload-", ".statement");
            try {
                return work.apply(new Upload(content, name(part), copied(part, content)));
            } finally {
                Files.deleteIfExists(content);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the uploaded file cannot be written to disk", e);
        }
    }

    private static String name(MultipartFile part) {
        String name = part.getOriginalFilename();
        return name == null ? "" : name;
    }

    private static String copied(MultipartFile part, Path content) throws IOException {
        try (InputStream in = part.getInputStream();
                OutputStream file = Files.newOutputStream(content);
                DigestOutputStream out = new DigestOutputStream(file, MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(out);
            return HexFormat.of().formatHex(out.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
