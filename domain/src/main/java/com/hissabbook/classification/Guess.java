package com.hissabbook.classification;

import com.hissabbook.rule.LineFacts;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Where a line that no rule knows goes by itself, as the organisation's settings allow: where its look-alikes are, if that is sure enough. For one
 * thread.
 */
final class Guess {

    /** Lines of equal words are asked about once, as long as there are not too many. */
    private static final int KEPT = 10_000;

    private static final UUID NEW = new UUID(0, 0);

    private final LookAlikes past;
    private final int from;
    private final Map<Asked, Optional<Suggestion>> kept = new HashMap<>();

    private record Asked(boolean out, Set<String> words) {}

    Guess(LookAlikes past, int from) {
        this.past = past;
        this.from = from;
    }

    Optional<Suggestion> of(LineFacts line) {
        if (kept.size() == KEPT) {
            kept.clear();
        }
        return kept.computeIfAbsent(new Asked(line.amount() < 0, LookAlikes.words("", line.text())), this::sureEnough);
    }

    private Optional<Suggestion> sureEnough(Asked asked) {
        return past.of(NEW, asked.out(), asked.words()).stream()
                .findFirst()
                .filter(suggestion -> suggestion.confidence() >= from);
    }
}
