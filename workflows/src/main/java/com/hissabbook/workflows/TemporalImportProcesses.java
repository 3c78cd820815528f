package com.hissabbook.workflows;

import com.hissabbook.banking.ImportId;
import com.hissabbook.banking.ImportState;
import com.hissabbook.kernel.PendingProcesses;
import com.hissabbook.kernel.PendingProcesses.Pending;
import com.hissabbook.kernel.Refused;
import com.hissabbook.kernel.TenantId;
import com.hissabbook.workflows.imports.ImportRef;
import com.hissabbook.workflows.imports.ImportStatement;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowStub;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** {@link ImportProcesses} by Temporal, with the sweeper that starts what has no workflow. */
@Component
class TemporalImportProcesses implements ImportProcesses {

    private static final Logger LOG = LoggerFactory.getLogger(TemporalImportProcesses.class);
    private static final int SWEEP = 200;
    private static final Duration ANSWER = Duration.ofSeconds(20);
    private static final int STARTS = 3;
    private static final Duration BEFORE_AGAIN = Duration.ofMillis(300);

    private final WorkflowClient client;
    private final Starter starter;
    private final PendingProcesses pendingProcesses;

    TemporalImportProcesses(WorkflowClient client, Starter starter, PendingProcesses pendingProcesses) {
        this.client = client;
        this.starter = starter;
        this.pendingProcesses = pendingProcesses;
    }

    @Override
    public void start(TenantId tenant, ImportId id) {
        starter.start(ImportStatement.class, workflowId(id), tenant, ref(tenant, id));
    }

    @Override
    public ImportState answered(TenantId tenant, ImportId id) {
        return steer(tenant, id, "answered", ref(tenant, id));
    }

    @Override
    public ImportState decided(TenantId tenant, ImportId id) {
        return steer(tenant, id, "decided", ref(tenant, id));
    }

    @Override
    public ImportState approve(TenantId tenant, ImportId id, String planHash) {
        return steer(tenant, id, "approve", ref(tenant, id), planHash);
    }

    @Override
    public ImportState cancel(TenantId tenant, ImportId id) {
        return steer(tenant, id, "cancel", ref(tenant, id));
    }

    /** Starts again what has not ended and has no workflow: after a crash between note and start, or the loss of Temporal's database. */
    @Scheduled(fixedDelayString = "${hissabbook.sweep-millis:2000}")
    void sweep() {
        for (Pending pending : pendingProcesses.due("import", SWEEP)) {
            start(pending.tenant(), new ImportId(pending.subject()));
        }
    }

    private ImportState steer(TenantId tenant, ImportId id, String update, Object... arguments) {
        WorkflowStub workflow = client.newUntypedWorkflowStub(workflowId(id));
        try {
            return CompletableFuture.supplyAsync(
                            () -> updated(tenant, id, workflow, update, arguments), Thread::startVirtualThread)
                    .get(ANSWER.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            LOG.warn("workflow of import {} does not take {}: {}", id, update, String.valueOf(e.getCause()));
            throw unreachable();
        } catch (TimeoutException e) {
            throw unreachable();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unreachable();
        }
    }

    /** Who is quicker than the start of the workflow, or finds it lost, does not have to ask again. */
    private ImportState updated(
            TenantId tenant, ImportId id, WorkflowStub workflow, String update, Object... arguments) {
        for (int again = STARTS; again > 0; again--) {
            try {
                return workflow.update(update, ImportState.class, arguments);
            } catch (WorkflowNotFoundException notYet) {
                start(tenant, id);
                LockSupport.parkNanos(BEFORE_AGAIN.toNanos());
            }
        }
        return workflow.update(update, ImportState.class, arguments);
    }

    private static Refused unreachable() {
        return new Refused(
                Refused.Kind.UNAVAILABLE,
                "workflow-unreachable",
                "The import's workflow does not answer at the moment. Look at the import's state, and try again in a few seconds.");
    }

    private static ImportRef ref(TenantId tenant, ImportId id) {
        return new ImportRef(
                tenant.toString(), id.toString(), Objects.requireNonNullElse(MDC.get("correlationId"), id.toString()));
    }

    private static String workflowId(ImportId id) {
        return "import/" + id;
    }
}
