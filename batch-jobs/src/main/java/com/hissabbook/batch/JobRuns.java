package com.hissabbook.batch;

import static java.util.Objects.requireNonNullElse;

import com.hissabbook.kernel.TenantId;
import com.hissabbook.kernel.TenantScope;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.launch.JobInstanceAlreadyCompleteException;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;

/** Runs jobs so that starting one again is always right, whatever became of the run before. */
@Component
class JobRuns implements DisposableBean {

    private static final int RECOVERY_ATTEMPTS = 5;

    private final JobOperator operator;
    private final JobRepository repository;
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofPlatform().name("batch-", 0).factory());
    private final Map<String, Run> running = new ConcurrentHashMap<>();

    JobRuns(JobOperator operator, JobRepository repository) {
        this.operator = operator;
        this.repository = repository;
    }

    /** A run in this process; at most one per job and parameters is at work. */
    private static final class Run extends FutureTask<Boolean> {

        private final CountDownLatch over = new CountDownLatch(1);

        private Run(Callable<Boolean> job) {
            super(job);
        }

        @Override
        public void run() {
            super.run();
            over.countDown();
        }
    }

    /** The returned future fails with the job's own failure; cancelling it interrupts the job, which stops at its next chunk. */
    Future<?> start(TenantId tenant, Job job, JobParameters parameters) {
        String key = job.getName() + parameters;
        Map<String, String> mdc = requireNonNullElse(MDC.getCopyOfContextMap(), Map.of());
        var before = new AtomicReference<@Nullable Run>();
        var run = new Run(() -> {
            MDC.setContextMap(mdc);
            stopAndWait(before.get());
            return TenantScope.inTenant(tenant, () -> runToEnd(job, parameters));
        });
        before.set(running.put(key, run));
        threads.execute(() -> {
            run.run();
            running.remove(key, run);
        });
        return run;
    }

    /** An earlier attempt whose activity timed out may still be at work in this process: it stops before the next one begins. */
    private static void stopAndWait(@Nullable Run before) {
        if (before == null) {
            return;
        }
        before.cancel(true);
        try {
            if (!before.over.await(2, TimeUnit.MINUTES)) {
                throw new IllegalStateException("an earlier run of the job does not stop");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("stopped while waiting for an earlier run");
        }
    }

    private boolean runToEnd(Job job, JobParameters parameters) {
        JobExecution last = repository.getLastJobExecution(job.getName(), parameters);
        if (last != null) {
            if (last.getStatus() == BatchStatus.COMPLETED) {
                return true;
            }
            takeOver(job, parameters);
        } else {
            forgetUnborn(job, parameters);
        }
        try {
            JobExecution execution = operator.start(job, parameters);
            if (execution.getStatus() != BatchStatus.COMPLETED) {
                throw failure(job, execution);
            }
            return true;
        } catch (JobInstanceAlreadyCompleteException doneMeanwhile) {
            return true;
        } catch (JobExecutionException e) {
            throw new IllegalStateException(
                    "job " + job.getName() + " cannot start: " + e.getClass().getSimpleName(), e);
        }
    }

    /**
     * Batch creates an instance and its first execution in two transactions; who dies between them leaves an instance that Batch then
     * refuses to start for ever.
     */
    private void forgetUnborn(Job job, JobParameters parameters) {
        JobInstance left = repository.getJobInstance(job.getName(), parameters);
        if (left != null) {
            repository.deleteJobInstance(left);
        }
    }

    /** A run whose process died stays STARTED, one that was fenced off UNKNOWN; either blocks a restart until it is called failed. */
    private void takeOver(Job job, JobParameters parameters) {
        for (int attempt = 1; ; attempt++) {
            JobExecution last = repository.getLastJobExecution(job.getName(), parameters);
            if (last == null) {
                return;
            }
            try {
                if (last.getStatus().isRunning() || last.getStatus() == BatchStatus.STOPPING) {
                    operator.recover(last);
                } else if (last.getStatus() == BatchStatus.UNKNOWN) {
                    last.setStatus(BatchStatus.FAILED);
                    last.setEndTime(LocalDateTime.now());
                    last.getStepExecutions().stream()
                            .filter(step -> step.getStatus() == BatchStatus.UNKNOWN)
                            .forEach(step -> {
                                step.setStatus(BatchStatus.FAILED);
                                repository.update(step);
                            });
                    repository.update(last);
                }
                return;
            } catch (OptimisticLockingFailureException stillWriting) {
                if (attempt == RECOVERY_ATTEMPTS) {
                    throw stillWriting;
                }
            }
        }
    }

    private static RuntimeException failure(Job job, JobExecution execution) {
        return execution.getAllFailureExceptions().stream()
                .filter(RuntimeException.class::isInstance)
                .map(RuntimeException.class::cast)
                .findFirst()
                .orElseGet(() -> new CancellationException("job " + job.getName() + " ended " + execution.getStatus()));
    }

    @Override
    public void destroy() throws InterruptedException {
        running.values().forEach(run -> run.cancel(true));
        threads.shutdown();
        if (!threads.awaitTermination(20, TimeUnit.SECONDS)) {
            threads.shutdownNow();
        }
    }
}
