package com.hissabbook.classification;

/** What HissabBook itself uses an account for. Each organisation has one account per role, and of {@code MONEY} as many as it opened. */
public enum AccountRole {
    /** Backs the money account that has the same id. */
    MONEY,
    /** The other side of every opening balance. */
    OPENING_BALANCES,
    /** Where money stands that has left one own account and not reached the other yet. */
    CLEARING,
    /** Money that came in and that no rule knows. */
    UNCATEGORISED_INCOME,
    /** Money that went out and that no rule knows. */
    UNCATEGORISED_EXPENSE
}
