package com.hissabbook.ledger;

import com.hissabbook.banking.ImportId;
import com.hissabbook.banking.LineRange;
import java.util.UUID;

/** What becomes of transfers as imports are posted, undone and brought back. */
public interface FollowingTransfers {

    /**
     * Proposes transfers with the lines that an import has posted, in database transactions of its own, and matches those that the
     * organisation's settings let match by themselves. Done again, it changes nothing.
     *
     * @return how many proposals are new
     */
    int propose(ImportId id);

    /**
     * Suspends the matches of which a line in the range was withdrawn, and matches those again whose legs are all back and where they were; in
     * the caller's transaction, once the withdrawals are written.
     *
     * @param cause the undo, noted with the reversals
     */
    void follow(UUID cause, ImportId plan, LineRange range);
}
