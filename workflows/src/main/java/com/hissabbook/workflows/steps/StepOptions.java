package com.hissabbook.workflows.steps;

import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import java.time.Duration;

/** How long a step may take. Steps are tried until they succeed: what cannot succeed is an outcome of the step, not a failure. */
public final class StepOptions {

    private StepOptions() {}

    private static final RetryOptions UNTIL_DONE = RetryOptions.newBuilder()
            .setInitialInterval(Duration.ofSeconds(5))
            .setBackoffCoefficient(1.5)
            .setMaximumInterval(Duration.ofMinutes(1))
            .build();

    /** One statement or a few. */
    public static final ActivityOptions SHORT = ActivityOptions.newBuilder()
            .setStartToCloseTimeout(Duration.ofSeconds(30))
            .setRetryOptions(UNTIL_DONE)
            .build();

    /** As long as the rows take; alive as long as its heart beats. */
    public static final ActivityOptions LONG = ActivityOptions.newBuilder()
            .setStartToCloseTimeout(Duration.ofDays(2))
            .setHeartbeatTimeout(Duration.ofSeconds(10))
            .setRetryOptions(UNTIL_DONE)
            .build();
}
