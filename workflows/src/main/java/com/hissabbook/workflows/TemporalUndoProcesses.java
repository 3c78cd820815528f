package com.hissabbook.workflows;

import com.hissabbook.kernel.PendingProcesses;
import com.hissabbook.kernel.PendingProcesses.Pending;
import com.hissabbook.kernel.TenantId;
import com.hissabbook.workflows.undo.UndoImport;
import com.hissabbook.workflows.undo.UndoRef;
import java.util.Objects;
import java.util.UUID;
import org.slf4j.MDC;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** {@link UndoProcesses} by Temporal, with the sweeper that starts what has no workflow. */
@Component
class TemporalUndoProcesses implements UndoProcesses {

    private static final int SWEEP = 200;

    private final Starter starter;
    private final PendingProcesses pendingProcesses;

    TemporalUndoProcesses(Starter starter, PendingProcesses pendingProcesses) {
        this.starter = starter;
        this.pendingProcesses = pendingProcesses;
    }

    @Override
    public void start(TenantId tenant, UUID undoId) {
        String correlation = Objects.requireNonNullElse(MDC.get("correlationId"), undoId.toString());
        starter.start(
                UndoImport.class,
                "undo/" + undoId,
                tenant,
                new UndoRef(tenant.toString(), undoId.toString(), correlation));
    }

    @Scheduled(fixedDelayString = "${hissabbook.sweep-millis:2000}")
    void sweep() {
        for (Pending pending : pendingProcesses.due("undo", SWEEP)) {
            start(pending.tenant(), pending.subject());
        }
    }
}
