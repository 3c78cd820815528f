package com.hissabbook.api.http;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Days and months as requests name them: with a year of four digits, which every database and every reader takes. */
public final class Days {

    private Days() {}

    /** @throws HttpRefusal 400 that names the field */
    public static Optional<LocalDate> of(String field, @Nullable LocalDate day) {
        if (day != null) {
            check(field, day.getYear());
        }
        return Optional.ofNullable(day);
    }

    /** @throws HttpRefusal 400 that names the field */
    public static Optional<YearMonth> of(String field, @Nullable YearMonth month) {
        if (month != null) {
            check(field, month.getYear());
        }
        return Optional.ofNullable(month);
    }

    private static void check(String field, int year) {
        if (year < 1 || year > 9999) {
            throw HttpRefusal.field(field, "has a year that is not between 0001 and 9999");
        }
    }
}
