package com.hissabbook.classification;

import com.hissabbook.banking.ImportId;
import com.hissabbook.banking.LineRange;

/** Decides which account each new transaction of a planned import goes to. */
public interface Classifying {

    /**
     * Assigns an account to every NEW line of the plan; in the caller's transaction. The first rule in force that matches and names an
     * account wins; without one the line goes to uncategorised income or expense. What comes of a line depends on the line and the
     * version of the rule set alone, which is kept with it. A plan that has its accounts keeps them.
     *
     * @return how many were assigned
     */
    int classify(ImportId id);

    /** As {@link #classify(ImportId)}, for the lines of a range that have no account yet: a person decided on them later. */
    int classify(ImportId id, LineRange range);

    /** Forgets what was assigned for the import's plan, before it is made anew; in the caller's transaction. */
    void forget(ImportId id);
}
