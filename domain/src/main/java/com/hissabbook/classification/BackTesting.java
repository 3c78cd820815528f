package com.hissabbook.classification;

import java.util.function.LongConsumer;

/** Tries a changed rule set on the transactions that are there, before it is saved. Nothing is changed by it. */
public interface BackTesting {

    int TOLD_EVERY = 25_000;

    /**
     * What the rules in force and the same with the drafts would each make of the banks' transactions of these days, as if all were
     * imported now. What a person chose stays, and is held against the drafts.
     *
     * @param progress told every {@value #TOLD_EVERY} transactions how many were looked at
     * @throws com.hissabbook.kernel.Refused {@code not-found} for a rule that is not there or out of use, and for each
     *     draft what {@link Rules#add} refuses
     */
    BackTest run(DraftRules drafts, BackTestScope scope, LongConsumer progress);
}
