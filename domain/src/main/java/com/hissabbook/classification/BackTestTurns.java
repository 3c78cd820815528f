package com.hissabbook.classification;

import com.hissabbook.kernel.Refused;
import com.hissabbook.kernel.TenantId;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/** A back-test reads years of lines on one connection: one of an organisation runs at a time, and few in all, so that they leave room for the rest. */
final class BackTestTurns {

    private static final int AT_ONCE = 4;

    private final Set<TenantId> running = ConcurrentHashMap.newKeySet();
    private final Semaphore places = new Semaphore(AT_ONCE);

    /** Until it is closed. */
    interface Turn extends AutoCloseable {

        @Override
        void close();
    }

    /** @throws Refused {@code back-test-running}, {@code back-tests-busy} */
    Turn take(TenantId tenant) {
        if (!running.add(tenant)) {
            throw Refused.conflict(
                    "back-test-running", "A back-test of this organisation is running. Wait until it has ended.");
        }
        if (!places.tryAcquire()) {
            running.remove(tenant);
            throw Refused.conflict(
                    "back-tests-busy", "As many back-tests as the server takes are running. Try again in a minute.");
        }
        return () -> {
            running.remove(tenant);
            places.release();
        };
    }
}
