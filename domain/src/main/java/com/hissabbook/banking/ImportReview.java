package com.hissabbook.banking;

import com.hissabbook.banking.Import.Outcome;
import java.util.Optional;

/** What a person has to do with an import's plan. Every method may be called again after a crash: what is already so, stays so. */
public interface ImportReview {

    /**
     * {@code PLANNING} becomes {@code AWAITING_REVIEW} under the plan's hash, or {@code POSTING} where it was approved or needs no review. Where
     * another plan was approved it waits, under the doubt {@code plan-changed} if there is no other.
     */
    ImportState offerForReview(ImportId id, String planHash);

    /** Whether the import needs a person before it posts, or is held against what a person has approved. */
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

    /**
     * Notes in the transaction that plans why the plan must be seen by a person, or that nothing speaks for that: what was found whatever the
     * review policy says, else what the policy {@link Review#ON_DOUBT} looks for.
     *
     * @param found stable code, such as {@code looks-known}
     */
    void doubt(ImportId id, Outcome outcome, Optional<String> found);

    /** Number of the plan in the making, from 1; each approval plans once more. */
    int planNo(ImportId id);
}
