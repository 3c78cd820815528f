package com.hissabbook.adapters.ofx;

import com.hissabbook.adapters.text.Outcome;
import com.hissabbook.adapters.text.Outcome.Bad;
import com.hissabbook.adapters.text.Outcome.Good;
import com.hissabbook.adapters.text.Texts;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Dates as OFX writes them: {@code YYYYMMDDHHMMSS.XXX[gmt offset:tz name]}, everything after the day optional (OFX 1.6 section 3.2.8.2,
 * OFX 2.2 section 3.2.8.2). The calendar day is the one written: a time zone moves no transaction into another day.
 */
final class Days {

    /** Time of day and zone as banks write them; nothing of it is used. */
    private static final Pattern TIME =
            Pattern.compile("[ T]?\\d{2}(?::?\\d{2}(?::?\\d{2})?)?(?:[.,]\\d*)?\\s*(?:\\[[^\\]]*\\]?)?|\\[[^\\]]*\\]?");

    private static final int DAY_LENGTH = 8;
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2199;

    private Days() {}

    static Outcome<LocalDate> read(String text) {
        if (text.isEmpty()) {
            return new Bad<>("date-missing", "The transaction has no date.");
        }
        int digits = digits(text);
        boolean time = text.length() == DAY_LENGTH
                || TIME.matcher(text.substring(Math.min(DAY_LENGTH, text.length())))
                        .matches();
        int year = digits / 10_000;
        if (digits < 0 || !time || year < FIRST_YEAR || year > LAST_YEAR) {
            return unreadable(text);
        }
        try {
            return new Good<>(LocalDate.of(year, digits / 100 % 100, digits % 100));
        } catch (DateTimeException impossible) {
            return unreadable(text);
        }
    }

    /** The first eight digits as a number, -1 where there are fewer. */
    private static int digits(String text) {
        int number = text.length() < DAY_LENGTH ? -1 : 0;
        for (int i = 0; i < DAY_LENGTH && number >= 0; i++) {
            char c = text.charAt(i);
            number = c < '0' || c > '9' ? -1 : number * 10 + (c - '0');
        }
        return number;
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
