package com.hissabbook.banking;

import com.hissabbook.kernel.UserId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Moves the undoing of imports forward. Every method may be called again after a crash: what is already so, stays so. Progress is
 * written in the transaction of the rows it counts.
 */
public interface Undoing {

    /**
     * Notes that an import is to be undone or brought back, with the note that the workflow must be started: {@code COMPLETED} becomes
     * {@code UNDOING}, {@code UNDONE} becomes {@code REINSTATING}.
     *
     * @throws com.hissabbook.kernel.Refused {@code not-found}; {@code not-completed} or {@code not-undone} if the import is in another state;
     *     {@code replay-reverted} if a replay made the import and was taken back since
     */
    Undo request(ImportId id, Undo.Kind kind, UserId requestedBy, String correlationId);

    /** @throws com.hissabbook.kernel.Refused if there is none */
    Undo find(UUID undoId);

    /** Oldest first. */
    List<Undo> of(ImportId id);

    /** The lines whose transactions are still to be looked at. */
    Optional<LineRange> remaining(UUID undoId);

    /** Notes a range in the transaction that carried it out; fences off a second writer. */
    void carriedOut(UUID undoId, LineRange range, int changed, int kept);

    /** {@code UNDOING} becomes {@code UNDONE}, {@code REINSTATING} becomes {@code COMPLETED}. */
    ImportState settle(UUID undoId);

    /** {@code REINSTATING} becomes {@code UNDONE} again, before anything was brought back. */
    ImportState giveUp(UUID undoId);
}
