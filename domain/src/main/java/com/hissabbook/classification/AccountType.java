package com.hissabbook.classification;

/** The five kinds of account of double-entry bookkeeping. */
public enum AccountType {
    ASSET(NormalSide.DEBIT),
    LIABILITY(NormalSide.CREDIT),
    EQUITY(NormalSide.CREDIT),
    INCOME(NormalSide.CREDIT),
    EXPENSE(NormalSide.DEBIT);

    private final NormalSide normalSide;

    AccountType(NormalSide normalSide) {
        this.normalSide = normalSide;
    }

    /** Of its accounts but contra accounts, which stand against others of the type. */
    public NormalSide normalSide() {
        return normalSide;
    }
}
