package com.hissabbook.classification;

import com.hissabbook.banking.ImportId;
import java.util.List;
import java.util.Map;

/** What the new lines of a plan are to post, before they do. */
public interface PlannedEntries {

    /** By number of the line; lines that the plan does not call NEW are left out. */
    Map<Integer, PlannedEntry> of(ImportId id, List<Integer> lines);
}
