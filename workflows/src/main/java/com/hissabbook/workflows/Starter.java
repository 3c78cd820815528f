package com.hissabbook.workflows;

import com.hissabbook.kernel.TenantId;
import com.hissabbook.workflows.imports.ImportStatement;
import com.hissabbook.workflows.steps.ForOperators;
import io.grpc.StatusRuntimeException;
import io.temporal.api.enums.v1.WorkflowIdConflictPolicy;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowServiceException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Starts a workflow unless it runs already; may be asked again at any time. */
@Component
class Starter {

    private static final Logger LOG = LoggerFactory.getLogger(Starter.class);

    private final WorkflowClient client;
    private final FindableWorkflows findable;

    Starter(WorkflowClient client, FindableWorkflows findable) {
        this.client = client;
        this.findable = findable;
    }

    /**
     * Not on the caller's thread: while Temporal is away, this waits. A server that does not answer is no failure: the sweeper starts the
     * workflow later.
     *
     * @param type the workflow's interface
     */
    void start(Class<?> type, String workflowId, TenantId tenant, Object ref) {
        var options = WorkflowOptions.newBuilder()
                .setTaskQueue(ImportStatement.TASK_QUEUE)
                .setWorkflowId(workflowId)
                .setStaticSummary(type.getSimpleName() + " " + workflowId)
                .setWorkflowIdConflictPolicy(WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_USE_EXISTING)
                .setWorkflowIdReusePolicy(WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE);
        Thread.startVirtualThread(() -> {
            try {
                if (findable.supported()) {
                    options.setTypedSearchAttributes(ForOperators.ofNew(tenant.toString()));
                }
                client.newUntypedWorkflowStub(type.getSimpleName(), options.build())
                        .start(ref);
            } catch (WorkflowExecutionAlreadyStarted running) {
                LOG.debug("{} has its workflow", workflowId);
            } catch (WorkflowServiceException | StatusRuntimeException unreachable) {
                LOG.warn("the workflow {} cannot be started now; the sweeper will", workflowId);
            }
        });
    }
}
