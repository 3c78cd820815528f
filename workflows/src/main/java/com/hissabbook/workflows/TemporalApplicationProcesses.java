package com.hissabbook.workflows;

import com.hissabbook.kernel.PendingProcesses;
import com.hissabbook.kernel.PendingProcesses.Pending;
import com.hissabbook.kernel.TenantId;
import com.hissabbook.workflows.applications.ApplicationRef;
import com.hissabbook.workflows.applications.ApplyToThePast;
import java.util.Objects;
import java.util.UUID;
import org.slf4j.MDC;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** {@link ApplicationProcesses} by Temporal, with the sweeper that starts what has no workflow. */
@Component
class TemporalApplicationProcesses implements ApplicationProcesses {

    private static final int SWEEP = 200;

    private final Starter starter;
    private final PendingProcesses pendingProcesses;

    TemporalApplicationProcesses(Starter starter, PendingProcesses pendingProcesses) {
        this.starter = starter;
        this.pendingProcesses = pendingProcesses;
    }

    @Override
    public void start(TenantId tenant, UUID applicationId) {
        String correlation = Objects.requireNonNullElse(MDC.get("correlationId"), applicationId.toString());
        starter.start(
                ApplyToThePast.class,
                "apply-rules/" + applicationId,
                tenant,
                new ApplicationRef(tenant.toString(), applicationId.toString(), correlation));
    }

    @Scheduled(fixedDelayString = "${hissabbook.sweep-millis:2000}")
    void sweep() {
        for (Pending pending : pendingProcesses.due("apply-rules", SWEEP)) {
            start(pending.tenant(), pending.subject());
        }
    }
}
