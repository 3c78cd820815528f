package com.hissabbook.workflows.replay;

import com.hissabbook.banking.Replay;
import com.hissabbook.workflows.imports.ImportStatement;
import com.hissabbook.workflows.steps.ForOperators;
import com.hissabbook.workflows.steps.StepOptions;
import io.temporal.spring.boot.WorkflowImpl;
import io.temporal.workflow.Workflow;

/** Reads; the last chunk ends the replay. */
@WorkflowImpl(taskQueues = ImportStatement.TASK_QUEUE)
public class ReplayFileWorkflow implements ReplayFile {

    private final ReplaySteps steps = Workflow.newActivityStub(ReplaySteps.class, StepOptions.LONG);

    @Override
    public Replay.State run(ReplayRef ref) {
        Replay.State read = steps.read(ref);
        ForOperators.tell(read);
        return read;
    }
}
