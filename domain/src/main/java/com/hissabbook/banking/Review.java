package com.hissabbook.banking;

/** Whether a person sees the plan before it is posted. Whatever the policy, a file that looks known as a whole waits for one. */
public enum Review {
    /** What is certain is posted; conflicts and rejects wait in the import. */
    AUTO,
    /**
     * Only where something speaks for it: conflicts, rejects, balances that do not add up, the first use of a layout, ten times as many lines as
     * any import of the account before.
     */
    ON_DOUBT,
    /** Every plan waits. */
    ALWAYS
}
