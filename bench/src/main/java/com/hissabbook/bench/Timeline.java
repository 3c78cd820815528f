package com.hissabbook.bench;

import com.hissabbook.bench.Progress.Phase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;

/** How long each phase of an undisturbed import took. */
record Timeline(Map<Phase, Duration> durations) {

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    /** Watches an import that was just handed in to its end. */
    static Timeline of(Connection superuser, UUID importId) throws SQLException {
        Map<Phase, Duration> durations = new EnumMap<>(Phase.class);
        long until = System.nanoTime() + PATIENCE.toNanos();
        long since = System.nanoTime();
        Phase phase = Phase.RECEIVED;
        while (phase != Phase.COMPLETED) {
            Phase now = Progress.of(superuser, importId).phase();
            if (now != phase) {
                durations.put(phase, Duration.ofNanos(System.nanoTime() - since));
                since = System.nanoTime();
                phase = now;
            } else if (System.nanoTime() > until) {
                throw new IllegalStateException("the undisturbed import does not complete; it is " + phase);
            }
            Pause.millis(1);
        }
        return new Timeline(durations);
    }

    Duration of(KillPoint point) {
        Duration phase = durations.getOrDefault(point.phase(), Duration.ZERO);
        return Duration.ofNanos((long) (phase.toNanos() * point.fraction()));
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        durations.forEach((phase, time) ->
                text.append(text.isEmpty() ? "" : ", ").append("%s %.2f s".formatted(phase, time.toNanos() / 1e9)));
        return text.toString();
    }
}
