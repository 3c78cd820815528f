package com.hissabbook.classification;

/** The side on which an account grows. */
public enum NormalSide {
    DEBIT,
    CREDIT;

    public NormalSide other() {
        return this == DEBIT ? CREDIT : DEBIT;
    }
}
