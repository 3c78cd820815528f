package com.hissabbook.workflows.applications;

import com.hissabbook.classification.Application;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** Rules applied to the past, an account merged into another, or either taken back; workflow id {@code apply-rules/<applicationId>}. */
@WorkflowInterface
public interface ApplyToThePast {

    /** Returns the application's state afterwards. */
    @WorkflowMethod
    Application.State run(ApplicationRef ref);
}
