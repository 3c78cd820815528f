package com.hissabbook.bench;

import com.hissabbook.bench.Progress.Phase;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * A moment in the life of an import.
 *
 * @param fraction of the phase's duration in an undisturbed import, from 0 to 1
 */
record KillPoint(Phase phase, double fraction) {

    /** Twenty kills: how many fall into each phase. What writes rows gets most. */
    private static final List<Phase> SPREAD = List.of(
            Phase.STAGING,
            Phase.PLANNING,
            Phase.POSTING,
            Phase.POSTING,
            Phase.STAGING,
            Phase.PLANNING,
            Phase.POSTING,
            Phase.STAGING,
            Phase.POSTING,
            Phase.RECEIVED,
            Phase.STAGING,
            Phase.PLANNING,
            Phase.POSTING,
            Phase.STAGING,
            Phase.PLANNING,
            Phase.POSTING,
            Phase.STAGING,
            Phase.POSTING,
            Phase.RECEIVED,
            Phase.POSTING);

    /** Spread over the phases, at random within them; the same seed gives the same points. */
    static List<KillPoint> seeded(long seed, int count) {
        Random random = new Random(seed);
        List<KillPoint> points = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            points.add(new KillPoint(SPREAD.get(n % SPREAD.size()), random.nextDouble()));
        }
        Collections.shuffle(points, random);
        return points;
    }

    @Override
    public String toString() {
        return "%s at %.2f".formatted(phase, fraction);
    }
}
