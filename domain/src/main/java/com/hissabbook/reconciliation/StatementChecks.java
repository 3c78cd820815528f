package com.hissabbook.reconciliation;

import com.hissabbook.banking.ImportId;
import java.util.List;

/** Compares what banks state with what the books hold. */
public interface StatementChecks {

    /** Checks every statement of a posted import, once; called again it changes nothing. */
    void check(ImportId id);

    /** The checks of an import, in the order of its statements. */
    List<StatementCheck> of(ImportId id);
}
