package com.hissabbook.ledger;

import com.hissabbook.banking.ImportId;
import com.hissabbook.banking.Replay;
import com.hissabbook.banking.Review;
import com.hissabbook.kernel.UserId;

/**
 * Brings the books to what a replay reads: what is read otherwise is taken back, and the file is imported once more as a correction of the first
 * import. See {@code docs/adr/0025-rejects-and-replay.md}.
 */
public interface ApplyingReplays {

    /** How many lines may be read otherwise; beyond, the import is better undone and the file handed in again. */
    int MOST_CHANGED = 10_000;

    /** Stands for what applying it would do: what is read otherwise, and what counts of it now. */
    String hash(Replay replay);

    /**
     * Takes back what counts of the lines that are read otherwise, and receives the file once more; in one transaction. The new import then goes
     * its way like any other. Lines that people skipped stay so. Applied already, nothing happens.
     *
     * @param agreed {@link #hash} as the person saw it
     * @return the import that corrects the first one
     * @throws com.hissabbook.kernel.Refused {@code replay-changed} if something else would be done by now; {@code replayed-before}; {@code nothing-changed}; {@code
     *     too-many-changes}; {@code account-busy}; and as {@link com.hissabbook.banking.Corrections#readAgain}
     */
    ImportId apply(Replay replay, String agreed, Review review, UserId by, String correlationId);

    /**
     * Brings back what was taken back for a replay whose import did not stay: it was undone, cancelled, refused, or has expired. What had been
     * booked is booked again, what had been known or in question is that again.
     *
     * @throws com.hissabbook.kernel.Refused {@code not-applied}, {@code correction-stands}, {@code account-busy}; {@code imported-again} if another import
     *     has booked since what would be booked again
     */
    void revert(Replay replay, UserId by);

    /**
     * The same for the replay, if any, that stands as applied by an import that was cancelled, refused, or has expired: nobody needs to ask for it. Called
     * again, it does nothing.
     *
     * @throws com.hissabbook.kernel.Refused as {@link #revert}
     */
    void revertFallen(ImportId correction);
}
