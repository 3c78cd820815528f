package com.hissabbook.reporting;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * One page of an account's postings, the earliest day first.
 *
 * @param next where to go on; empty on the last page
 */
public record PostingPage(ReportedAccount account, List<PostingLine> items, Optional<Position> next) {

    /** The sort key of the last posting seen. */
    public record Position(LocalDate day, UUID entryId, int no) {

        static final Position TOP = new Position(LocalDate.MIN, new UUID(0, 0), 0);

        /** The place as text, for a cursor. */
        public List<String> parts() {
            return List.of(day.toString(), entryId.toString(), Integer.toString(no));
        }

        /** @param parts what {@link #parts} gave */
        public static Position of(List<String> parts) {
            return new Position(
                    LocalDate.parse(parts.get(0)), UUID.fromString(parts.get(1)), Integer.parseInt(parts.get(2)));
        }
    }
}
