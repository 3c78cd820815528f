package com.hissabbook.workflows.steps;

import io.temporal.activity.Activity;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.client.ActivityCompletionException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Tells Temporal that a step is alive while something else does its work. */
public final class Heartbeats {

    private static final Duration EVERY = Duration.ofSeconds(1);

    private Heartbeats() {}

    /**
     * Waits for the job. When Temporal calls the attempt off (a time-out, a worker that stops), the job is stopped at its next chunk and
     * nothing is cleaned up: the next attempt goes on from there.
     */
    public static void until(Future<?> job) {
        ActivityExecutionContext context = Activity.getExecutionContext();
        while (true) {
            try {
                job.get(EVERY.toMillis(), TimeUnit.MILLISECONDS);
                return;
            } catch (TimeoutException stillWorking) {
                beat(context, job);
            } catch (ExecutionException e) {
                throw e.getCause() instanceof RuntimeException failure
                        ? failure
                        : new IllegalStateException(e.getCause());
            } catch (InterruptedException e) {
                job.cancel(true);
                Thread.currentThread().interrupt();
                throw new IllegalStateException("the worker stops", e);
            }
        }
    }

    public static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the worker stops", e);
        }
        Activity.getExecutionContext().heartbeat(null);
    }

    private static void beat(ActivityExecutionContext context, Future<?> job) {
        try {
            context.heartbeat(null);
        } catch (ActivityCompletionException calledOff) {
            job.cancel(true);
            throw calledOff;
        }
    }
}
