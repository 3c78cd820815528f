package com.hissabbook.transaction;

/** What a person may say of a line. */
public enum Verdict {
    /** It happened besides everything that is known. */
    NEW,
    /** It is a transaction that is known. */
    DUPLICATE,
    /** It is not to be booked. */
    SKIP
}
