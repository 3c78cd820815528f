package com.hissabbook.workflows;

import com.hissabbook.kernel.PendingProcesses;
import com.hissabbook.kernel.PendingProcesses.Pending;
import com.hissabbook.kernel.TenantId;
import com.hissabbook.workflows.replay.ReplayFile;
import com.hissabbook.workflows.replay.ReplayRef;
import java.util.Objects;
import java.util.UUID;
import org.slf4j.MDC;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** {@link ReplayProcesses} by Temporal, with the sweeper that starts what has no workflow. */
@Component
class TemporalReplayProcesses implements ReplayProcesses {

    private static final int SWEEP = 200;

    private final Starter starter;
    private final PendingProcesses pendingProcesses;

    TemporalReplayProcesses(Starter starter, PendingProcesses pendingProcesses) {
        this.starter = starter;
        this.pendingProcesses = pendingProcesses;
    }

    @Override
    public void start(TenantId tenant, UUID replayId) {
        String correlation = Objects.requireNonNullElse(MDC.get("correlationId"), replayId.toString());
        starter.start(
                ReplayFile.class,
                "replay/" + replayId,
                tenant,
                new ReplayRef(tenant.toString(), replayId.toString(), correlation));
    }

    @Scheduled(fixedDelayString = "${hissabbook.sweep-millis:2000}")
    void sweep() {
        for (Pending pending : pendingProcesses.due("replay", SWEEP)) {
            start(pending.tenant(), pending.subject());
        }
    }
}
