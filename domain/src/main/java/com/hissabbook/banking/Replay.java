package com.hissabbook.banking;

import com.hissabbook.banking.Import.Refusal;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * An import's stored file read once more, to see what would differ.
 *
 * @param no n-th replay of its import, from 1
 * @param readerVersionThen version of the reader by which the import was read
 * @param csvProfileId the layout that was asked for; otherwise that of the import holds
 * @param linesRead lines that are read so far
 * @param appliedAs the import that corrects the first one by it
 * @param refusal why the file cannot be read this way
 */
public record Replay(
        UUID id,
        ImportId importId,
        int no,
        State state,
        int readerVersionThen,
        int readerVersionNow,
        Optional<UUID> csvProfileId,
        int linesRead,
        Optional<ImportId> appliedAs,
        Optional<Refusal> refusal,
        Instant requestedAt,
        Optional<Instant> finishedAt) {

    /** How far a replay is. */
    public enum State {
        READING,
        READ,
        REFUSED,
        /** An import corrects the first one by it. */
        APPLIED
    }
}
