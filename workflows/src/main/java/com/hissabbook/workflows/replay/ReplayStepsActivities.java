package com.hissabbook.workflows.replay;

import com.hissabbook.banking.Replay;
import com.hissabbook.banking.Replays;
import com.hissabbook.batch.ImportJobs;
import com.hissabbook.workflows.imports.ImportStatement;
import com.hissabbook.workflows.steps.Heartbeats;
import com.hissabbook.workflows.steps.InTenant;
import io.temporal.spring.boot.ActivityImpl;
import org.springframework.stereotype.Component;

/** {@link ReplaySteps} over the domain's facade and the Batch job. */
@Component
@ActivityImpl(taskQueues = ImportStatement.TASK_QUEUE)
class ReplayStepsActivities implements ReplaySteps {

    private final Replays replays;
    private final ImportJobs jobs;

    ReplayStepsActivities(Replays replays, ImportJobs jobs) {
        this.replays = replays;
        this.jobs = jobs;
    }

    @Override
    public Replay.State read(ReplayRef ref) {
        return InTenant.run(ref.tenant(), ref.correlationId(), "replayId", ref.replayId(), () -> {
            if (replays.find(ref.id()).state() == Replay.State.READING) {
                Heartbeats.until(jobs.replay(ref.tenant(), ref.id()));
            }
            return replays.find(ref.id()).state();
        });
    }
}
