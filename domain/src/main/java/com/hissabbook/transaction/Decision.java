package com.hissabbook.transaction;

/** What is to become of a staged line. */
public enum Decision {
    /** Becomes a transaction and an entry. */
    NEW,
    /** Is a transaction that is known already. */
    DUPLICATE,
    /** Contradicts what is known, or may be it or a second one like it; waits for a person, nothing is overwritten. */
    CONFLICT,
    /** The bank has not booked it; never posted. */
    PENDING,
    /** Cannot be used; its reason says why. */
    REJECTED
}
