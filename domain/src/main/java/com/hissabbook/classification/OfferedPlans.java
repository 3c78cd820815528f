package com.hissabbook.classification;

import com.hissabbook.banking.ImportId;
import java.time.LocalDate;
import java.util.Optional;

/** What a person was shown of a plan, so that it can be told what has changed since. */
public interface OfferedPlans {

    /**
     * Notes the plan as it stands under its number; in the caller's transaction. The plan before is kept, older ones are not.
     *
     * @param lockedThrough the last locked day: a new line of that day or before counts on the next one
     * @return a digest of what the plan decides and would post, line by line: the same plan made twice has the same, whatever ids its
     *     transactions would get
     */
    String offer(ImportId id, int planNo, Optional<LocalDate> lockedThrough);

    /** What is otherwise now than in the plan of that hash, of many lines the first hundred; empty where no plan was noted. */
    Optional<PlanChanges> since(ImportId id, String seenHash);

    /** The import has ended: nothing is to be compared any more. */
    void forget(ImportId id);
}
