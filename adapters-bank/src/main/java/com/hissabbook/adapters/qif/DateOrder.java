package com.hissabbook.adapters.qif;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * In which order a file writes day, month and year. Quicken writes as the computer's country does, pads with spaces, and puts an apostrophe
 * before years from 2000 on ({@code 3/29' 0}); other programs write four digits.
 */
enum DateOrder {
    MONTH_FIRST,
    DAY_FIRST,
    YEAR_FIRST;

    private static final Pattern DATE = Pattern.compile("(\\d{1,4}) ?[/.\\-] ?(\\d{1,2}) ?([/.\\-]|'|/') ?(\\d{1,4})");

    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2199;
    private static final int PIVOT = 70;

    /** Whether the year is marked; a file that marks some years means the last century by two digits without a mark. */
    static boolean hasApostrophe(String text) {
        return text.indexOf('\'') >= 0;
    }

    /** Whether the text is a date that can only begin with its year. */
    static boolean beginsWithFourDigits(String text) {
        Matcher date = DATE.matcher(text);
        return date.matches() && date.group(1).length() == 4;
    }

    /**
     * The day that the text is in this order.
     *
     * @param apostrophes whether the file marks years from 2000 on
     */
    Optional<LocalDate> read(String text, boolean apostrophes) {
        Matcher date = DATE.matcher(text);
        if (!date.matches()) {
            return Optional.empty();
        }
        boolean marked = hasApostrophe(date.group(3));
        String first = date.group(1);
        String second = date.group(2);
        String last = date.group(4);
        return switch (this) {
            case MONTH_FIRST -> day(year(last, marked, apostrophes), first, second);
            case DAY_FIRST -> day(year(last, marked, apostrophes), second, first);
            case YEAR_FIRST -> marked ? Optional.empty() : day(year(first, false, apostrophes), second, last);
        };
    }

    private static Optional<LocalDate> day(int year, String month, String day) {
        if (year < FIRST_YEAR || year > LAST_YEAR || month.length() > 2 || day.length() > 2) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.of(year, Integer.parseInt(month), Integer.parseInt(day)));
        } catch (DateTimeException impossible) {
            return Optional.empty();
        }
    }

    /** -1 where the digits are no year. */
    private static int year(String digits, boolean marked, boolean apostrophes) {
        int number = Integer.parseInt(digits);
        return switch (digits.length()) {
            case 4 -> number;
            case 2 -> marked || (!apostrophes && number < PIVOT) ? 2000 + number : 1900 + number;
            case 1 -> marked ? 2000 + number : -1;
            default -> -1;
        };
    }
}
