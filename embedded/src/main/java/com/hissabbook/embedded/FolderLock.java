package com.hissabbook.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * One JVM per folder. The operating system drops the lock when its holder dies, however it dies, so there is no stale lock.
 *
 * <p>Two Temporal servers on one file both start and fight over it; two of anything on one folder lose data.
 */
final class FolderLock implements AutoCloseable {
    /** Asked before the file is opened: closing a second channel of one process would drop the first one's lock. */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private FolderLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** Takes the lock or says who has it. The lock is {@code <folder>.lock}, beside the folder. */
    static FolderLock on(Path folder, String whose) {
        Path absolute = folder.toAbsolutePath().normalize();
        return on(folder, whose, absolute.resolveSibling(absolute.getFileName() + ".lock"));
    }

    /** As {@link #on(Path, String)}, with the lock file at a place of the caller's choice. */
    static FolderLock on(Path folder, String whose, Path lockFile) {
        Path file = lockFile.toAbsolutePath().normalize();
        if (!HELD.add(file)) {
            throw refusal(folder, whose, Long.toString(ProcessHandle.current().pid()));
        }
        try {
            return lock(file, folder, whose);
        } catch (IOException e) {
            HELD.remove(file);
            throw new CannotStart(
                    "The lock file " + file + " cannot be written (" + e.getMessage()
                            + "): make its folder writable or choose another one.",
                    e);
        } catch (CannotStart e) {
            HELD.remove(file);
            throw e;
        }
    }

    private static FolderLock lock(Path file, Path folder, String whose) throws IOException {
        Files.createDirectories(file.getParent());
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        @Nullable FileLock lock = channel.tryLock();
        if (lock == null) {
            String holder = read(channel);
            channel.close();
            throw refusal(folder, whose, holder);
        }
        channel.truncate(0);
        channel.write(StandardCharsets.US_ASCII.encode(
                Long.toString(ProcessHandle.current().pid())));
        return new FolderLock(file, channel);
    }

    private static String read(FileChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(20);
        channel.read(bytes, 0);
        return StandardCharsets.US_ASCII.decode(bytes.flip()).toString();
    }

    private static CannotStart refusal(Path folder, String whose, String holder) {
        return new CannotStart("The " + whose + " folder " + folder + " is in use by process " + holder
                + ": stop that one first, or choose another folder with HISSABBOOK_HOME.");
    }

    @Override
    public void close() {
        if (HELD.remove(file)) {
            try {
                channel.close();
            } catch (IOException e) {
                throw new IllegalStateException("closing " + file, e);
            }
        }
    }
}
