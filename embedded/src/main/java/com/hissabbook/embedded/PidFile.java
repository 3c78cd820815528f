package com.hissabbook.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * PostgreSQL's {@code postmaster.pid}: line 1 is the server's process, line 8 its state (source: pidfile.h).
 *
 * @param state {@code starting}, {@code ready}, {@code stopping}; empty while the server has not written it
 */
record PidFile(long pid, String state) {
    private static final String FILE = "postmaster.pid";
    private static final int STATE_LINE = 8;

    static Optional<PidFile> read(Path dataDir) {
        try {
            List<String> lines = Files.readAllLines(dataDir.resolve(FILE));
            long pid = lines.isEmpty() ? 0 : Long.parseLong(lines.getFirst().strip());
            String state =
                    lines.size() < STATE_LINE ? "" : lines.get(STATE_LINE - 1).strip();
            return pid == 0 ? Optional.empty() : Optional.of(new PidFile(pid, state));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty(); // caught half written
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void delete(Path dataDir) {
        try {
            Files.deleteIfExists(dataDir.resolve(FILE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
