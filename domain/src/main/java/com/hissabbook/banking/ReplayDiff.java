package com.hissabbook.banking;

import com.hissabbook.kernel.Money;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What a replay reads otherwise than the import did.
 *
 * @param counts of places in the file by what became of them; each line of either reading stands in one of them
 * @param effects months whose sums would differ
 */
public record ReplayDiff(Map<Kind, Integer> counts, List<Effect> effects) {

    /** What became of a place in the file. */
    public enum Kind {
        UNCHANGED,
        CHANGED,
        /** Was rejected and can be read now. */
        READABLE,
        /** Was read and is rejected now. */
        REJECTED,
        APPEARED,
        VANISHED
    }

    /**
     * The sum of the booked lines of an account in a month.
     *
     * @param month such as {@code 2026-01}
     */
    public record Effect(Optional<UUID> moneyAccountId, String month, Money then, Money now) {}

    /**
     * A place by the numbers of its lines in either reading.
     *
     * @param wasBooked whether the first reading has a booked line there
     */
    public record Numbers(
            int position,
            Kind kind,
            List<String> fields,
            Optional<Integer> then,
            Optional<Integer> now,
            boolean wasBooked) {}

    /**
     * One place in the file.
     *
     * @param position of the place among all, in file order
     * @param fields that differ, by the names that lines have in the API
     */
    public record Place(
            int position, Kind kind, List<String> fields, Optional<StagedLine> then, Optional<StagedLine> now) {}
}
