package com.hissabbook.classification;

import java.time.LocalDate;

/** Tries a changed rule set on the transactions that are there, before it is saved. Nothing is changed by it. */
public interface BackTesting {

    /**
     * What the rules in force and the same with the drafts would each make of the banks' transactions of these days, as if all were
     * imported now. What a person chose stays, and is held against the drafts.
     *
     * @param from first day, not more than 366 days before the last
     * @throws com.hissabbook.kernel.Refused {@code invalid-range}, {@code not-found} for a rule that is not there or out of use, and for each
     *     draft what {@link Rules#add} refuses
     */
    BackTest run(DraftRules drafts, LocalDate from, LocalDate to);
}
