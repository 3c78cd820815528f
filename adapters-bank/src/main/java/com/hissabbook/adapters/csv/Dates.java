package com.hissabbook.adapters.csv;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads calendar days in a profile's formats, strictly: no day is moved to the next valid one, no year is made up. */
final class Dates {

    private final List<DatePattern> patterns;
    private final @Nullable LocalDate lastDay;
    private String lastText = "";
    private @Nullable LocalDate lastDate;

    Dates(List<String> formats, Optional<LocalDate> lastDay) {
        this.patterns = formats.stream().map(DatePattern::of).toList();
        this.lastDay = lastDay.orElse(null);
    }

    /** The day, or null where the text is none in any of the formats. */
    @Nullable
    LocalDate parse(String cell) {
        // Statements come in date order, so that the same text usually follows itself.
        if (cell.equals(lastText)) {
            return lastDate;
        }
        LocalDate date = null;
        for (DatePattern pattern : patterns) {
            date = pattern.parse(cell, lastDay);
            if (date != null) {
                break;
            }
        }
        lastText = cell;
        lastDate = date;
        return date;
    }
}
