package com.hissabbook.adapters.ofx;

import com.hissabbook.adapters.ofx.Outcome.Bad;
import com.hissabbook.adapters.ofx.Outcome.Good;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Dates as OFX writes them: {@code YYYYMMDDHHMMSS.XXX[gmt offset:tz name]}, everything after the day optional (OFX 1.6 section 3.2.8.2,
 * OFX 2.2 section 3.2.8.2). The calendar day is the one written: a time zone moves no transaction into another day.
 */
final class Days {

    private static final Pattern DAY = Pattern.compile(
            "(\\d{4})(\\d{2})(\\d{2})(?:[ T]?\\d{2}(?::?\\d{2}(?::?\\d{2})?)?)?(?:[.,]\\d*)?\\s*(?:\\[[^\\]]*\\]?)?");

    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2199;

    private Days() {}

    static Outcome<LocalDate> read(String text) {
        if (text.isEmpty()) {
            return new Bad<>("date-missing", "The transaction has no date.");
        }
        Matcher matcher = DAY.matcher(text);
        if (!matcher.matches()) {
            return unreadable(text);
        }
        int year = Integer.parseInt(matcher.group(1));
        try {
            LocalDate day = LocalDate.of(year, Integer.parseInt(matcher.group(2)), Integer.parseInt(matcher.group(3)));
            return year < FIRST_YEAR || year > LAST_YEAR ? unreadable(text) : new Good<>(day);
        } catch (DateTimeException impossible) {
            return unreadable(text);
        }
    }

    /** A date that only accompanies the statement: where it cannot be read it is not there. */
    static Optional<LocalDate> readIfPossible(String text) {
        return read(text) instanceof Good<LocalDate> day ? Optional.of(day.value()) : Optional.empty();
    }

    private static Outcome<LocalDate> unreadable(String text) {
        return new Bad<>(
                "date-unreadable",
                "'" + Texts.shortened(text) + "' is no day of the calendar written as year, month, day (YYYYMMDD).");
    }
}
