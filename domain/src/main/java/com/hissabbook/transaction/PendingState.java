package com.hissabbook.transaction;

/** Where a pending stands. It begins as {@link #PENDING}; the database refuses moves that are none of these. */
public enum PendingState {
    /** The bank has told it and not booked it. */
    PENDING,
    /** It is booked: it has become a transaction. */
    POSTED,
    /** It was neither booked nor told again for so many days. */
    EXPIRED,
    /** A later list of the bank's pendings does not hold it, or a person said so. */
    DROPPED,
    /** No import that stands tells it. */
    WITHDRAWN
}
