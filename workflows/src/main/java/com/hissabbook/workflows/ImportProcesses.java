package com.hissabbook.workflows;

import com.hissabbook.banking.ImportId;
import com.hissabbook.banking.ImportState;
import com.hissabbook.kernel.TenantId;

/** Starts and steers the workflows of imports. What an import's state is, the database says, not this. */
public interface ImportProcesses {

    /**
     * Starts the workflow of a received import unless it runs already. A Temporal server that does not answer is no failure: the
     * sweeper starts the workflow later.
     */
    void start(TenantId tenant, ImportId id);

    /**
     * Goes on with an import whose open questions were answered.
     *
     * @return the state afterwards: {@code AWAITING_ANSWER} again if something else is open now
     * @throws com.hissabbook.kernel.Refused if the workflow cannot be reached; the answers stay noted, and may be given again
     */
    ImportState answered(TenantId tenant, ImportId id);

    /**
     * Makes the plan again after a person decided on lines.
     *
     * @return the state afterwards
     * @throws com.hissabbook.kernel.Refused if the workflow cannot be reached; the decisions stay noted, and the next plan follows them
     */
    ImportState decided(TenantId tenant, ImportId id);

    /**
     * Carries the plan out that the person has seen.
     *
     * @param planHash of the plan as it was shown
     * @return the state afterwards: {@code AWAITING_REVIEW} again if the plan has changed meanwhile, under its new hash
     * @throws com.hissabbook.kernel.Refused if the import does not wait for review, or the workflow cannot be reached
     */
    ImportState approve(TenantId tenant, ImportId id, String planHash);

    /**
     * Takes the import back, unless it is posting or has ended.
     *
     * @throws com.hissabbook.kernel.Refused if it is too late, or the workflow cannot be reached
     */
    ImportState cancel(TenantId tenant, ImportId id);
}
