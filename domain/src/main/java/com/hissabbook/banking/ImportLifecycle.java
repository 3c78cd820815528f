package com.hissabbook.banking;

import com.hissabbook.banking.Import.Outcome;
import com.hissabbook.banking.Import.Refusal;
import java.util.Optional;

/**
 * Moves an import forward. Every method may be called again after a crash: what is already so, stays so. Progress and counts are
 * written in the transaction of the rows they count.
 */
public interface ImportLifecycle {

    /**
     * The same bytes, read by the same reader for the same account, hold nothing new unless somebody says how else they are to be read: the
     * import is completed by a look-up, not by a reading.
     */
    boolean completeIfIdentical(ImportId id);

    /** Ends the import because its file cannot be read. Nothing was posted. */
    void refuse(ImportId id, Refusal refusal);

    /** {@code STAGING} becomes {@code PLANNING}, once all lines that were seen are staged. */
    ImportState beginPlanning(ImportId id);

    /** Notes what the plan decides, in the transaction that wrote it. */
    void planned(ImportId id, Outcome outcome);

    /** The lines that are still to be posted, empty when there are none; an import that needs no review is {@code POSTING} afterwards. */
    Optional<LineRange> remaining(ImportId id);

    /** Notes a posted range in the transaction that posted it; fences off a second writer. */
    void posted(ImportId id, LineRange range, int transactions);

    /** {@code POSTING} becomes {@code COMPLETED}; the database refuses it unless the counts add up. */
    void complete(ImportId id);

    /** Takes the import back unless it is posting or has ended. */
    ImportState cancel(ImportId id);

    /** Ends an import that waits for a person. */
    ImportState expire(ImportId id);

    ImportState state(ImportId id);

    /** The state, which nobody changes before the caller's transaction ends. */
    ImportState hold(ImportId id);
}
