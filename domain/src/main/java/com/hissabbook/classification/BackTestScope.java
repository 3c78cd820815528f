package com.hissabbook.classification;

import com.hissabbook.kernel.Refused;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * What of history changed rules are tried on.
 *
 * @param from first day
 * @param to last day, at most 20 years later
 * @param lockedThrough up to this day nothing could follow changed rules; such transactions are told apart
 */
public record BackTestScope(LocalDate from, LocalDate to, Optional<LocalDate> lockedThrough) {

    private static final int LONGEST_DAYS = 7_305;

    /** @throws Refused {@code invalid-range} */
    public BackTestScope {
        if (from.isAfter(to) || ChronoUnit.DAYS.between(from, to) > LONGEST_DAYS) {
            throw Refused.invalid(
                    "invalid-range",
                    "The days from " + from + " to " + to + " are none or more than " + LONGEST_DAYS
                            + ". Give a first day not after the last, and test longer times in parts.");
        }
    }

    boolean isLocked(LocalDate day) {
        return lockedThrough.isPresent() && !day.isAfter(lockedThrough.get());
    }
}
