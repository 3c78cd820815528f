package com.hissabbook.transaction;

import com.hissabbook.banking.ImportId;
import com.hissabbook.banking.LineRange;
import com.hissabbook.banking.Undo;
import com.hissabbook.kernel.UserId;

/**
 * Which transactions count. One counts as long as an import stands that posted it or has recognised it; the last of these to be undone
 * withdraws it, and the first to be brought back reinstates it. The transaction itself stays, with the line it came from.
 */
public interface Withdrawing {

    /** @param kept transactions that the undone import posted and that another import holds */
    record Withdrawn(int transactions, int kept) {}

    /**
     * Notes that an import is to be undone or brought back, with the note that its workflow must be started.
     *
     * @throws com.hissabbook.kernel.Refused {@code not-found}, {@code not-completed}, {@code not-undone}, {@code replay-reverted}; {@code imported-again} if the
     *     lines of an undone import were imported again meanwhile
     */
    Undo request(ImportId id, Undo.Kind kind, UserId requestedBy, String correlationId);

    /** Withdraws what no other import holds of the lines in the range; in the caller's transaction. */
    Withdrawn withdraw(Undo undo, LineRange range);

    /** Reinstates what is withdrawn of the lines in the range; in the caller's transaction. Returns how many. */
    int reinstate(Undo undo, LineRange range);

    /** How many lines of an undone import were imported again after it was undone: with them it would count twice. */
    int importedAgain(Undo undo);
}
