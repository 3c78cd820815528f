package com.hissabbook.batch;

import com.hissabbook.banking.ImportId;
import com.hissabbook.kernel.TenantId;
import java.util.UUID;
import java.util.concurrent.Future;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.stereotype.Component;

/** {@link ImportJobs} by Spring Batch; the import's id (and the plan's number), or the undo's or replay's, is all that identifies a job. */
@Component
class BatchImportJobs implements ImportJobs {

    private final JobRuns runs;
    private final Job stage;
    private final Job plan;
    private final Job post;
    private final Job undo;
    private final Job replay;

    BatchImportJobs(JobRuns runs, Job stage, Job plan, Job post, Job undo, Job replay) {
        this.runs = runs;
        this.stage = stage;
        this.plan = plan;
        this.post = post;
        this.undo = undo;
        this.replay = replay;
    }

    @Override
    public Future<?> stage(TenantId tenant, ImportId id) {
        return runs.start(tenant, stage, of(id).toJobParameters());
    }

    @Override
    public Future<?> plan(TenantId tenant, ImportId id, int planNo) {
        return runs.start(tenant, plan, of(id).addLong("planNo", (long) planNo).toJobParameters());
    }

    @Override
    public Future<?> post(TenantId tenant, ImportId id) {
        return runs.start(tenant, post, of(id).toJobParameters());
    }

    @Override
    public Future<?> undo(TenantId tenant, UUID undoId) {
        return runs.start(
                tenant,
                undo,
                new JobParametersBuilder()
                        .addString("undoId", undoId.toString())
                        .toJobParameters());
    }

    @Override
    public Future<?> replay(TenantId tenant, UUID replayId) {
        return runs.start(
                tenant,
                replay,
                new JobParametersBuilder()
                        .addString("replayId", replayId.toString())
                        .toJobParameters());
    }

    private static JobParametersBuilder of(ImportId id) {
        return new JobParametersBuilder().addString("importId", id.toString());
    }
}
