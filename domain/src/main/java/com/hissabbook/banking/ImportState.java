package com.hissabbook.banking;

/** How far an import is. The database holds it; the workflow only moves it forward. */
public enum ImportState {
    /** The file is stored; nothing has been read. */
    RECEIVED,
    /** The file leaves something open that only a person can say; nothing has been read. */
    AWAITING_ANSWER,
    /** Its lines are being read and staged. */
    STAGING,
    /** Each staged line is being decided on. */
    PLANNING,
    /** The plan is ready and waits for a person. */
    AWAITING_REVIEW,
    /** The plan is being carried out. */
    POSTING,
    /** Every line has its outcome. */
    COMPLETED,
    /** The file cannot be imported; nothing was posted. */
    REFUSED,
    /** A person took it back before anything was posted. */
    CANCELLED,
    /** Nobody answered or approved it in time; nothing was posted. */
    EXPIRED,
    /** It was posted, and is being taken out of the books. */
    UNDOING,
    /** It was posted and taken out of the books again. */
    UNDONE,
    /** It was undone, and is being brought back. */
    REINSTATING;

    /** Whether the import itself has come to its end; an undo is a process of its own. */
    public boolean ended() {
        return switch (this) {
            case COMPLETED, REFUSED, CANCELLED, EXPIRED, UNDOING, UNDONE, REINSTATING -> true;
            case RECEIVED, AWAITING_ANSWER, STAGING, PLANNING, AWAITING_REVIEW, POSTING -> false;
        };
    }
}
