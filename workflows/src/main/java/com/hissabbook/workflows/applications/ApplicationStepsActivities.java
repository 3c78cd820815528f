package com.hissabbook.workflows.applications;

import com.hissabbook.batch.ApplicationJobs;
import com.hissabbook.classification.Application.State;
import com.hissabbook.classification.Applications;
import com.hissabbook.workflows.imports.ImportStatement;
import com.hissabbook.workflows.steps.Heartbeats;
import com.hissabbook.workflows.steps.InTenant;
import io.temporal.spring.boot.ActivityImpl;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** {@link ApplicationSteps} over the domain's facade and the Batch jobs. */
@Component
@ActivityImpl(taskQueues = ImportStatement.TASK_QUEUE)
class ApplicationStepsActivities implements ApplicationSteps {

    private final Applications applications;
    private final ApplicationJobs jobs;

    ApplicationStepsActivities(Applications applications, ApplicationJobs jobs) {
        this.applications = applications;
        this.jobs = jobs;
    }

    @Override
    public void carryOut(ApplicationRef ref) {
        as(ref, () -> {
            State state = applications.find(ref.id()).state();
            if (applications.remaining(ref.id()).isPresent()) {
                Heartbeats.until(
                        state == State.UNDOING
                                ? jobs.takeBack(ref.tenant(), ref.id())
                                : jobs.apply(ref.tenant(), ref.id()));
            }
            return state;
        });
    }

    @Override
    public State settle(ApplicationRef ref) {
        return as(ref, () -> applications.settle(ref.id()).state());
    }

    private static State as(ApplicationRef ref, Supplier<State> step) {
        return InTenant.run(ref.tenant(), ref.correlationId(), "applicationId", ref.applicationId(), step);
    }
}
