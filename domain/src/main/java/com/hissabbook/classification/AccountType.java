package com.hissabbook.classification;

/** The five kinds of account of double-entry bookkeeping. */
public enum AccountType {
    ASSET,
    LIABILITY,
    EQUITY,
    INCOME,
    EXPENSE
}
