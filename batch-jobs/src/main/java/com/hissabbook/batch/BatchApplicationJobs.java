package com.hissabbook.batch;

import com.hissabbook.kernel.TenantId;
import java.util.UUID;
import java.util.concurrent.Future;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.stereotype.Component;

/** {@link ApplicationJobs} by Spring Batch; the application's id and the way it goes identify a job. */
@Component
class BatchApplicationJobs implements ApplicationJobs {

    private final JobRuns runs;
    private final Job reclassify;

    BatchApplicationJobs(JobRuns runs, Job reclassify) {
        this.runs = runs;
        this.reclassify = reclassify;
    }

    @Override
    public Future<?> apply(TenantId tenant, UUID applicationId) {
        return start(tenant, applicationId, ReclassifyingJob.APPLY);
    }

    @Override
    public Future<?> takeBack(TenantId tenant, UUID applicationId) {
        return start(tenant, applicationId, ReclassifyingJob.TAKE_BACK);
    }

    private Future<?> start(TenantId tenant, UUID applicationId, String way) {
        return runs.start(
                tenant,
                reclassify,
                new JobParametersBuilder()
                        .addString("applicationId", applicationId.toString())
                        .addString("way", way)
                        .toJobParameters());
    }
}
