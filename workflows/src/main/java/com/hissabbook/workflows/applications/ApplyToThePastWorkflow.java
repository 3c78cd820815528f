package com.hissabbook.workflows.applications;

import com.hissabbook.classification.Application;
import com.hissabbook.workflows.imports.ImportStatement;
import com.hissabbook.workflows.steps.ForOperators;
import com.hissabbook.workflows.steps.StepOptions;
import io.temporal.spring.boot.WorkflowImpl;
import io.temporal.workflow.Workflow;

/** Carry out, settle. */
@WorkflowImpl(taskQueues = ImportStatement.TASK_QUEUE)
public class ApplyToThePastWorkflow implements ApplyToThePast {

    private final ApplicationSteps steps = Workflow.newActivityStub(ApplicationSteps.class, StepOptions.SHORT);
    private final ApplicationSteps longSteps = Workflow.newActivityStub(ApplicationSteps.class, StepOptions.LONG);

    @Override
    public Application.State run(ApplicationRef ref) {
        longSteps.carryOut(ref);
        Application.State settled = steps.settle(ref);
        ForOperators.tell(settled);
        return settled;
    }
}
