package com.hissabbook.adapters.camt;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/** Days as ISO dates or as the date before the time of day: as written, never shifted through a time zone. */
final class Days {

    private static final int LENGTH = 10;
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2199;

    private Days() {}

    /** What stands in {@code <name><Dt>} or {@code <name><DtTm>}. */
    static Optional<String> written(Node node, String name) {
        return node.text(name, "Dt").or(() -> node.text(name, "DtTm")).or(() -> node.text(name));
    }

    static Optional<LocalDate> of(Node node, String name) {
        return written(node, name).flatMap(Days::day);
    }

    static Optional<LocalDate> text(Node node, String name) {
        return node.text(name).flatMap(Days::day);
    }

    static Optional<LocalDate> day(String text) {
        boolean alone = text.length() == LENGTH;
        boolean withTime = text.length() > LENGTH && "TZ+- ".indexOf(text.charAt(LENGTH)) >= 0;
        if (!alone && !withTime) {
            return Optional.empty();
        }
        try {
            LocalDate day = LocalDate.parse(text.substring(0, LENGTH));
            return Optional.of(day).filter(found -> found.getYear() >= FIRST_YEAR && found.getYear() <= LAST_YEAR);
        } catch (DateTimeException impossible) {
            return Optional.empty();
        }
    }
}
