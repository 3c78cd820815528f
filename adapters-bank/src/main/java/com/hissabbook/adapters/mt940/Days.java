package com.hissabbook.adapters.mt940;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.IntStream;

/** Days as statements write them: {@code YYMMDD}, and {@code MMDD} near another day. */
final class Days {

    /** Two digits from here on are of the last century; the format is younger. */
    private static final int PIVOT = 80;

    /** Further apart than half a year are only a 29 February and a year that has none. */
    private static final int HALF_A_YEAR = 184;

    private Days() {}

    /** Empty where the digits are no day of the calendar. */
    static Optional<LocalDate> full(String yymmdd) {
        if (yymmdd.length() != 6 || !yymmdd.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Optional.empty();
        }
        int year = Integer.parseInt(yymmdd.substring(0, 2));
        return day(year < PIVOT ? 2000 + year : 1900 + year, yymmdd.substring(2));
    }

    /**
     * The day nearest to the other one: around the turn of a year the two lie in different years. Empty where the digits are no day of the
     * calendar in the year that is meant.
     */
    static Optional<LocalDate> near(String mmdd, LocalDate other) {
        return IntStream.rangeClosed(other.getYear() - 1, other.getYear() + 1)
                .mapToObj(year -> day(year, mmdd))
                .flatMap(Optional::stream)
                .min(Comparator.comparing(day -> distance(day, other)))
                .filter(day -> distance(day, other) <= HALF_A_YEAR);
    }

    private static long distance(LocalDate day, LocalDate other) {
        return Math.abs(ChronoUnit.DAYS.between(day, other));
    }

    private static Optional<LocalDate> day(int year, String mmdd) {
        try {
            return Optional.of(
                    LocalDate.of(year, Integer.parseInt(mmdd.substring(0, 2)), Integer.parseInt(mmdd.substring(2))));
        } catch (DateTimeException impossible) {
            return Optional.empty();
        }
    }
}
