package com.hissabbook.workflows.undo;

import com.hissabbook.banking.ImportState;
import com.hissabbook.workflows.imports.ImportStatement;
import com.hissabbook.workflows.steps.ForOperators;
import com.hissabbook.workflows.steps.StepOptions;
import io.temporal.spring.boot.WorkflowImpl;
import io.temporal.workflow.Workflow;

/** Carry out, settle. */
@WorkflowImpl(taskQueues = ImportStatement.TASK_QUEUE)
public class UndoImportWorkflow implements UndoImport {

    private final UndoSteps steps = Workflow.newActivityStub(UndoSteps.class, StepOptions.SHORT);
    private final UndoSteps longSteps = Workflow.newActivityStub(UndoSteps.class, StepOptions.LONG);

    @Override
    public ImportState run(UndoRef ref) {
        longSteps.carryOut(ref);
        ImportState settled = steps.settle(ref);
        ForOperators.tell(settled);
        return settled;
    }
}
