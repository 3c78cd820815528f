package com.hissabbook.workflows.undo;

import com.hissabbook.banking.ImportState;
import io.temporal.activity.ActivityInterface;

/** The steps of an undo. Each may run again after a crash. */
@ActivityInterface(namePrefix = "Undo-")
public interface UndoSteps {

    /** Waits for the turn on the import's accounts, then reverses in ranges. Returns whether there is something to settle. */
    boolean carryOut(UndoRef ref);

    /** The import's state follows, the turn is given back. */
    ImportState settle(UndoRef ref);
}
