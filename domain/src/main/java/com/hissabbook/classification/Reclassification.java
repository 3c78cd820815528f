package com.hissabbook.classification;

/** The wish to move many transactions that are booked already to other accounts. */
public sealed interface Reclassification permits ApplyRules, MergeAccounts {}
