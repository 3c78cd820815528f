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

    /** {@code PLANNING} becomes {@code AWAITING_REVIEW} under the plan's hash, or {@code POSTING} where it was approved or needs no review. */
    ImportState offerForReview(ImportId id, String planHash);

    /** Whether the import needs a person before it posts. */
    boolean needsReview(ImportId id);

    /**
     * {@code AWAITING_REVIEW} becomes {@code PLANNING} again, so that the plan is made anew and compared with what was approved.
     *
     * @param planHash what the person has seen
     */
    ImportState approve(ImportId id, String planHash);

    /** Whether the import waits for review; if so, nobody approves it before the caller's transaction ends. */
    boolean holdInReview(ImportId id);

    /** {@code AWAITING_REVIEW} becomes {@code PLANNING}, so that the plan follows what a person decided on its lines. */
    ImportState planAgain(ImportId id);

    /**
     * Notes by how much a person's decisions change what became of a completed import's lines, in the transaction that changes it; nobody
     * else changes the import until that ends.
     *
     * @throws com.hissabbook.kernel.Refused {@code not-decidable} if the import is neither completed nor waiting for review
     */
    void decided(ImportId id, Outcome change);

    /** Number of the plan in the making, from 1; each approval plans once more. */
    int planNo(ImportId id);

    /** The lines that are still to be posted, empty when there are none; an import without review is {@code POSTING} afterwards. */
    Optional<LineRange> remaining(ImportId id);

    /** Notes a posted range in the transaction that posted it; fences off a second writer. */
    void posted(ImportId id, LineRange range, int transactions);

    /** {@code POSTING} becomes {@code COMPLETED}; the database refuses it unless the counts add up. */
    void complete(ImportId id);

    /** Takes the import back unless it is posting or has ended. */
    ImportState cancel(ImportId id);

    ImportState state(ImportId id);
}
