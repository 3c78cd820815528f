package com.hissabbook.bench;

import java.time.Duration;

/** Waiting. */
final class Pause {
    private Pause() {}

    static void millis(long millis) {
        of(Duration.ofMillis(millis));
    }

    static void of(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
