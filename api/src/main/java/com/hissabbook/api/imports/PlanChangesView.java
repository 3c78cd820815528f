package com.hissabbook.api.imports;

import com.hissabbook.classification.PlanChanges;
import com.hissabbook.classification.PlanChanges.Counts;
import com.hissabbook.rule.Destination;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is otherwise in an import's plan than when a person saw it.
 *
 * @param planHash of the plan of now
 * @param before how many lines the plan that was seen gave each decision; absent where it is not known any more
 * @param after how many the plan of now gives each
 * @param changed how many lines; absent where the plan that was seen is not known any more
 * @param lines the first hundred of them
 */
record PlanChangesView(
        String planHash,
        @Nullable Counts before,
        Counts after,
        @Nullable Integer changed,
        List<Line> lines) {

    /** @param line of the import, as its {@code lines} number it */
    record Line(int line, Plan from, Plan to) {}

    /**
     * @param transactionId what a duplicate or a conflict is held against
     * @param accountId where a new line goes; absent where it is split
     * @param splitOver the accounts that share it
     * @param movedTo the day on which a new line counts whose own is in a locked period
     */
    record Plan(
            String decision,
            String reason,
            @Nullable UUID transactionId,
            @Nullable UUID accountId,
            @Nullable List<UUID> splitOver,
            @Nullable LocalDate movedTo) {

        static Plan of(PlanChanges.Plan plan) {
            return new Plan(
                    plan.decision(),
                    plan.reason(),
                    plan.transactionId().orElse(null),
                    plan.to().flatMap(Destination::account).orElse(null),
                    plan.to()
                            .flatMap(Destination::split)
                            .map(split -> split.accounts().toList())
                            .orElse(null),
                    plan.movedTo().orElse(null));
        }
    }

    static PlanChangesView of(PlanChanges changes) {
        return new PlanChangesView(
                changes.planHash(),
                changes.before().orElse(null),
                changes.after(),
                changes.changed().orElse(null),
                changes.lines().stream()
                        .map(line -> new Line(line.no(), Plan.of(line.from()), Plan.of(line.to())))
                        .toList());
    }
}
