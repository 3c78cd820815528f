package com.hissabbook.adapters.csv;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One pattern in the letters of {@link DateTimeFormatter}. Patterns of day, month, year and plain separators are read by hand, which
 * is exact and several times faster; others are left to the JDK with strict resolving. {@code d} and {@code M} take one or two digits,
 * {@code MMM} a month's name in any of {@link Months}' languages, {@code yy} a year from 2000.
 */
final class DatePattern {

    private final String pattern;
    private final @Nullable DateTimeFormatter formatter;

    private DatePattern(String pattern, @Nullable DateTimeFormatter formatter) {
        this.pattern = pattern;
        this.formatter = formatter;
    }

    static DatePattern of(String pattern) {
        boolean simple = pattern.chars().allMatch(c -> "dMyu".indexOf(c) >= 0 || !Character.isLetter(c))
                && pattern.indexOf('\'') < 0
                && pattern.indexOf('[') < 0;
        if (simple) {
            return new DatePattern(pattern.replace('u', 'y'), null);
        }
        // Under strict resolving a year of era (y) lacks its era; u is the same year without one.
        return new DatePattern(
                pattern,
                DateTimeFormatter.ofPattern(pattern.replace('y', 'u'), Locale.ENGLISH)
                        .withResolverStyle(ResolverStyle.STRICT));
    }

    /** @param lastDay for patterns without a year, the day after which none lies */
    @Nullable
    LocalDate parse(String text, @Nullable LocalDate lastDay) {
        return formatter == null ? new Scan(text).date(lastDay) : byFormatter(formatter, text);
    }

    private static @Nullable LocalDate byFormatter(DateTimeFormatter formatter, String text) {
        try {
            return LocalDate.from(formatter.parse(text));
        } catch (DateTimeParseException notOne) {
            return null;
        } catch (DateTimeException noDay) {
            return null;
        }
    }

    /** One reading of one text; -1 stands for a part that is not there or not understood. */
    private final class Scan {

        private final String text;
        private int at;
        private int day = -1;
        private int month = -1;
        private int year = -1;

        Scan(String text) {
            this.text = text;
        }

        @Nullable
        LocalDate date(@Nullable LocalDate lastDay) {
            for (int i = 0; i < pattern.length(); ) {
                char letter = pattern.charAt(i);
                int width = 1;
                while (i + width < pattern.length() && pattern.charAt(i + width) == letter) {
                    width++;
                }
                if (!part(letter, width)) {
                    return null;
                }
                i += width;
            }
            boolean ends = at == text.length() || isBlank(text.charAt(at)) || text.charAt(at) == 'T';
            return ends && month >= 1 && month <= 12 ? resolve(lastDay) : null;
        }

        private @Nullable LocalDate resolve(@Nullable LocalDate lastDay) {
            if (year >= 0) {
                return dayOf(year);
            }
            // 29 February comes at most every eighth year.
            for (int back = 0; lastDay != null && back <= 8; back++) {
                LocalDate date = dayOf(lastDay.getYear() - back);
                if (date != null && !date.isAfter(lastDay)) {
                    return date;
                }
            }
            return null;
        }

        private @Nullable LocalDate dayOf(int ofYear) {
            boolean exists = day >= 1 && YearMonth.of(ofYear, month).isValidDay(day);
            return exists ? LocalDate.of(ofYear, month, day) : null;
        }

        private boolean part(char letter, int width) {
            switch (letter) {
                case 'd' -> day = number(width == 1 ? 1 : 2, 2);
                case 'M' -> month = width <= 2 ? number(width, 2) : name();
                case 'y' -> year = width == 2 ? plus2000(number(2, 2)) : number(4, 4);
                default -> {
                    return literal(letter, width);
                }
            }
            return letter == 'd' ? day >= 0 : letter == 'M' ? month >= 0 : year >= 0;
        }

        private boolean literal(char c, int width) {
            for (int i = 0; i < width; i++, at++) {
                if (at >= text.length() || text.charAt(at) != c) {
                    return false;
                }
            }
            return true;
        }

        private int number(int least, int most) {
            int from = at;
            int value = 0;
            while (at < text.length() && at - from < most && isDigit(text.charAt(at))) {
                value = value * 10 + (text.charAt(at) - '0');
                at++;
            }
            return at - from < least ? -1 : value;
        }

        private int name() {
            int from = at;
            while (at < text.length() && (Character.isLetter(text.charAt(at)) || text.charAt(at) == '.')) {
                at++;
            }
            return Months.of(text.substring(from, at));
        }
    }

    private static int plus2000(int year) {
        return year < 0 ? year : 2000 + year;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\u00a0';
    }
}
