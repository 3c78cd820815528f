package com.hissabbook.workflows.steps;

import com.hissabbook.banking.ImportId;
import com.hissabbook.transaction.Planning;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.util.Optional;

/** One process at a time plans, posts or undoes on an account; the others wait here. */
public final class AccountTurns {

    /** How long a step waits for another import on the same account before it asks Temporal to be called again. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final Duration LOOK_AGAIN = Duration.ofMillis(150);

    private AccountTurns() {}

    /** Inside a step that beats: returns when the turn is the import's, and fails for a later attempt when that takes long. */
    public static void await(Planning planning, ImportId id) {
        long until = System.nanoTime() + PATIENCE.toNanos();
        Optional<ImportId> other = planning.takeTurn(id);
        while (other.isPresent() && System.nanoTime() < until) {
            Heartbeats.pause(LOOK_AGAIN);
            other = planning.takeTurn(id);
        }
        if (other.isPresent()) {
            throw ApplicationFailure.newBuilder()
                    .setType("AccountBusy")
                    .setMessage("import " + other.get() + " has the turn on an account of this one")
                    .setNextRetryDelay(Duration.ofSeconds(1))
                    .build();
        }
    }
}
