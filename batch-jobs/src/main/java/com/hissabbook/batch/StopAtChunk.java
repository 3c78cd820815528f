package com.hissabbook.batch;

import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.StepInterruptionPolicy;

/**
 * Left alone, a chunk-oriented step that is interrupted ends COMPLETED with a part of its rows. This one marks the step as terminated,
 * so that Batch calls it STOPPED and it can be started again.
 */
final class StopAtChunk implements StepInterruptionPolicy {

    @Override
    public void checkInterrupted(StepExecution step) throws JobInterruptedException {
        if (Thread.interrupted()) {
            step.setTerminateOnly();
        }
        if (step.isTerminateOnly()) {
            throw new JobInterruptedException("stopped before the next chunk");
        }
    }
}
