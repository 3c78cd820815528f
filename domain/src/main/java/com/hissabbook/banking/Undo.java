package com.hissabbook.banking;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One time that an import was undone, or an undone one brought back.
 *
 * @param planOf the import whose plan names the lines: this one, or the one it has the same bytes as
 * @param transactions that this took out of the books, or brought back into them
 * @param kept transactions of the import that stay as they were: of an undo those that another import holds too, of a redo those that
 *     count already
 */
public record Undo(
        UUID id,
        ImportId importId,
        ImportId planOf,
        Kind kind,
        int transactions,
        int kept,
        String correlationId,
        Instant requestedAt,
        Optional<Instant> finishedAt) {

    /** Which way it goes. */
    public enum Kind {
        /** Takes out of the books what the import brought. */
        UNDO,
        /** Brings it back. */
        REDO
    }
}
