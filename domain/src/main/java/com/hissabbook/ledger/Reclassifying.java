package com.hissabbook.ledger;

import com.hissabbook.banking.LineRange;
import com.hissabbook.classification.Application;
import com.hissabbook.classification.ApplicationOutcome;
import com.hissabbook.classification.Reclassification;
import com.hissabbook.kernel.UserId;
import java.util.Optional;
import java.util.UUID;

/**
 * Moves many transactions that are booked to other accounts, by entries and never by an edit: because the rules in force say otherwise, or
 * because their account is merged into another. See {@code docs/adr/0027-applying-rules-to-the-past.md}.
 */
public interface Reclassifying {

    /** What would be done, as a plan whose hash stands for it. */
    record Plan(Application application, ApplicationOutcome outcome, String hash) {}

    /**
     * Makes the plan and leaves nothing behind.
     *
     * @throws com.hissabbook.kernel.Refused as {@link com.hissabbook.classification.Applications#plan}
     */
    Plan dryRun(Reclassification wish, UserId by);

    /** What became of the wish to carry out a plan. */
    sealed interface Start {

        /** It is carried out from now on. */
        record Begun(Application application) implements Start {}

        /** Other entries would be written than those that were agreed to. Nothing is begun, and the transaction is rolled back. */
        record Changed(Plan plan) implements Start {}
    }

    /**
     * Makes the plan again; if it is still the one that was agreed to, the days of its entries included, it is carried out from now on.
     *
     * @param planHash none: whatever the plan is
     * @throws com.hissabbook.kernel.Refused as {@link #dryRun}; {@code application-running}
     */
    Start start(Reclassification wish, Optional<String> planHash, UserId by, String correlationId);

    /** Writes the entries of a range of lines, in the caller's transaction; what was chosen or moved since it was planned is left. */
    void carryOut(UUID application, LineRange range);

    /** Reverses the entries of a range of lines that still say where their transactions stand, in the caller's transaction. */
    void takeBack(UUID application, LineRange range);
}
