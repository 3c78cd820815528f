package com.hissabbook.ledger;

import com.hissabbook.transaction.DecideLines;

/** Carries a person's decision on lines out, in the books as well. */
public interface DecidingLines {

    /**
     * For an import that waits for review the decision is noted, and its plan has to be made again. For a completed one what is new now is posted, what is no longer new is taken back by reversing entries, counts follow; all in
     * one transaction.
     *
     * @return whether the plan has to be made again
     * @throws com.hissabbook.kernel.Refused as {@link com.hissabbook.transaction.LineDecisions#note}; {@code not-decidable};
     *     {@code account-busy} while an import posts on the account
     */
    boolean decide(DecideLines decision);

    /**
     * Lines of a completed import that were skipped are what they were before: those that were known or in question are so again, the others are booked again.
     *
     * @param decision its verdict is {@code NEW}
     * @throws com.hissabbook.kernel.Refused as {@link #decide}
     */
    void putBack(DecideLines decision);
}
