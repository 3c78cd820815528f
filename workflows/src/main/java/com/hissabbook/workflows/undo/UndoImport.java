package com.hissabbook.workflows.undo;

import com.hissabbook.banking.ImportState;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** An import that was posted out of the books, or an undone one back into them; workflow id {@code undo/<undoId>}. */
@WorkflowInterface
public interface UndoImport {

    /** Returns the import's state afterwards. */
    @WorkflowMethod
    ImportState run(UndoRef ref);
}
