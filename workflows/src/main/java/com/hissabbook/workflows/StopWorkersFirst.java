package com.hissabbook.workflows;

import io.temporal.worker.WorkerFactory;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Drains the workers before anything else stops, so that the DataSource never closes under a running activity. */
@Component
class StopWorkersFirst implements SmartLifecycle {

    private static final int SECONDS = 30;

    private final ObjectProvider<WorkerFactory> factory;
    private volatile boolean running;

    StopWorkersFirst(ObjectProvider<WorkerFactory> factory) {
        this.factory = factory;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        factory.ifAvailable(workers -> {
            workers.shutdown();
            workers.awaitTermination(SECONDS, TimeUnit.SECONDS);
        });
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** A factory that was shut down cannot start again, so a context that is only paused (between tests) keeps its workers. */
    @Override
    public boolean isPauseable() {
        return false;
    }

    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
