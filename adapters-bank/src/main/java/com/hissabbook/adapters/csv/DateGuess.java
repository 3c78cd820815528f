package com.hissabbook.adapters.csv;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What formats a column of dates can have.
 *
 * @param formats every format that reads all cells; two where day and month could be either
 * @param dates the days under the first format
 */
record DateGuess(List<String> formats, List<LocalDate> dates) {

    private static final List<String> FORMATS = List.of(
            "yyyy-M-d",
            "yyyy/M/d",
            "yyyy.M.d",
            "yyyyMMdd",
            "d.M.yyyy",
            "d.M.yy",
            "d/M/yyyy",
            "M/d/yyyy",
            "d/M/yy",
            "M/d/yy",
            "d-M-yyyy",
            "M-d-yyyy",
            "d-M-yy",
            "M-d-yy",
            "d MMM yyyy",
            "d MMM yy",
            "d-MMM-yyyy",
            "d-MMM-yy",
            "d/MMM/yyyy",
            "MMM d, yyyy",
            "d. MMM yyyy");

    private static final List<String> YEARLESS = List.of("M/d", "d/M", "d.M.");

    private static final Map<String, DatePattern> PATTERNS = new ConcurrentHashMap<>();

    /** How many different days in order make an order of day and month certain: by chance it is one in sixty. */
    private static final int ORDERED_DAYS = 5;

    private static final LocalDate ANY_LEAP_YEAR_END = LocalDate.of(2024, 12, 31);

    static boolean looksLikeDate(String cell) {
        if (cell.length() < 6 || cell.length() > 40) {
            return cell.length() >= 4 && cell.length() <= 6 && cell.indexOf('/') > 0 && reads(cell, YEARLESS);
        }
        return reads(cell, FORMATS);
    }

    private static boolean reads(String cell, List<String> formats) {
        return formats.stream()
                .map(format -> pattern(format).parse(cell, ANY_LEAP_YEAR_END))
                .anyMatch(date ->
                        date != null && (date.getYear() < 2100 && (date.getYear() > 1949 || cell.indexOf('/') > 0)));
    }

    /** The formats that read all the cells; none if the column holds no dates. */
    static DateGuess of(List<String> cells) {
        List<String> formats = fitting(cells, FORMATS);
        if (formats.isEmpty()) {
            formats = fitting(cells, YEARLESS);
        }
        return new DateGuess(formats, formats.isEmpty() ? List.of() : read(cells, formats.getFirst()));
    }

    boolean isYearless() {
        return !formats.isEmpty() && formats.getFirst().indexOf('y') < 0;
    }

    boolean isOpen() {
        return formats.size() > 1;
    }

    /** Narrows two formats to one if the days stand in order under one of them only. */
    DateGuess byOrder(List<String> cells) {
        List<String> ordered = formats.stream()
                .filter(format -> isOrdered(read(cells, format)))
                .toList();
        boolean enough = new TreeSet<>(dates).size() >= ORDERED_DAYS;
        return isOpen() && enough && ordered.size() == 1
                ? new DateGuess(ordered, read(cells, ordered.getFirst()))
                : this;
    }

    /** Narrows to the formats that another column of the same shape allows too. */
    DateGuess with(DateGuess other) {
        List<String> both = formats.stream().filter(other.formats::contains).toList();
        return both.isEmpty() ? this : new DateGuess(both, dates);
    }

    private static DatePattern pattern(String format) {
        return PATTERNS.computeIfAbsent(format, DatePattern::of);
    }

    private static List<String> fitting(List<String> cells, List<String> formats) {
        List<String> fitting = new ArrayList<>();
        for (String format : formats) {
            DatePattern pattern = pattern(format);
            if (!cells.isEmpty() && cells.stream().allMatch(cell -> pattern.parse(cell, ANY_LEAP_YEAR_END) != null)) {
                fitting.add(format);
            }
        }
        return fitting;
    }

    private static List<LocalDate> read(List<String> cells, String format) {
        DatePattern pattern = pattern(format);
        return cells.stream()
                .map(cell -> Optional.ofNullable(pattern.parse(cell, ANY_LEAP_YEAR_END)))
                .flatMap(Optional::stream)
                .toList();
    }

    private static boolean isOrdered(List<LocalDate> dates) {
        boolean up = true;
        boolean down = true;
        for (int i = 1; i < dates.size(); i++) {
            up &= !dates.get(i).isBefore(dates.get(i - 1));
            down &= !dates.get(i).isAfter(dates.get(i - 1));
        }
        return up || down;
    }
}
