package com.hissabbook.classification;

import com.hissabbook.rule.Destination;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What is otherwise in the latest plan than in the one that a person saw.
 *
 * @param planHash of the latest plan
 * @param before what the plan that was seen decided; empty where it is not kept any more
 * @param after what the latest plan decides
 * @param changed how many lines; empty where the plan that was seen is not kept any more
 * @param lines the first of them, in the file's order
 */
public record PlanChanges(
        String planHash, Optional<Counts> before, Counts after, Optional<Integer> changed, List<Line> lines) {

    /** How many lines a plan gives each decision. */
    public record Counts(int added, int duplicate, int conflict, int pending, int rejected) {}

    /** @param no of the line, from 1 */
    public record Line(int no, Plan from, Plan to) {}

    /**
     * What a plan makes of a line.
     *
     * @param transactionId the known transaction of a {@code DUPLICATE} or {@code CONFLICT}
     * @param to where a {@code NEW} line goes
     * @param movedTo the first open day, on which a {@code NEW} line counts whose own day is locked
     */
    public record Plan(
            String decision,
            String reason,
            Optional<UUID> transactionId,
            Optional<Destination> to,
            Optional<LocalDate> movedTo) {}
}
