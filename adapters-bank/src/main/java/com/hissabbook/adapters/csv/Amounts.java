package com.hissabbook.adapters.csv;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads decimal numbers strictly in one number style. A sign may stand before or behind (or be a pair of brackets), a currency sign or
 * code on either side, and a remark with letters in brackets behind. Anything else is not a number: nothing is skipped or rounded.
 */
final class Amounts {

    private static final int MAX_DIGITS = 18;

    private final char decimalMark;
    private final int thousandsMark;

    Amounts(char decimalMark, Optional<Character> thousandsMark) {
        this.decimalMark = decimalMark;
        this.thousandsMark = thousandsMark.map(mark -> (int) mark).orElse(-1);
    }

    /**
     * A number as written.
     *
     * @param digits signed digits without the mark
     * @param scale how many of them stand behind the mark
     * @param currency what the sign or code beside it says, empty if nothing
     */
    record Decimal(long digits, int scale, String currency) {

        /** The number in units of 10^-exponent, null if that is not exact or too large. */
        @Nullable
        Long minor(int exponent) {
            long value = digits;
            for (int s = scale; s < exponent; s++) {
                if (Math.abs(value) > Long.MAX_VALUE / 10) {
                    return null;
                }
                value *= 10;
            }
            for (int s = scale; s > exponent; s--) {
                if (value % 10 != 0) {
                    return null;
                }
                value /= 10;
            }
            return value;
        }

        boolean isZero() {
            return digits == 0;
        }

        Decimal negated() {
            return new Decimal(-digits, scale, currency);
        }
    }

    /** The number, or null where the text is none in this style. */
    @Nullable
    Decimal parse(String cell) {
        return number(cell, cell.length());
    }

    private @Nullable Decimal number(String text, int length) {
        int from = 0;
        int to = length;
        boolean negative = false;
        boolean signed = false;
        if (to > 2 && text.charAt(0) == '(' && text.charAt(to - 1) == ')') {
            negative = true;
            signed = true;
            from++;
            to--;
        }
        int digitFrom = from;
        while (digitFrom < to && !isDigit(text.charAt(digitFrom)) && text.charAt(digitFrom) != decimalMark) {
            digitFrom++;
        }
        int digitTo = digitFrom;
        while (digitTo < to && isOfNumber(text, digitTo, to)) {
            digitTo++;
        }
        if (digitTo == digitFrom) {
            return null;
        }
        String before = digitFrom == from ? "" : text.substring(from, digitFrom);
        String behind = digitTo == to ? "" : text.substring(digitTo, to);
        if (!before.isEmpty() || !behind.isEmpty()) {
            Affixes affixes = Affixes.of(before, behind);
            if (affixes == null || (signed && affixes.signed())) {
                return null;
            }
            Decimal bare = digits(text, digitFrom, digitTo, negative || affixes.negative());
            return bare == null ? null : new Decimal(bare.digits(), bare.scale(), affixes.currency());
        }
        return digits(text, digitFrom, digitTo, negative);
    }

    private boolean isOfNumber(String text, int at, int to) {
        char c = text.charAt(at);
        if (isDigit(c) || c == decimalMark) {
            return true;
        }
        // A blank belongs to the number only where a digit follows, so that "12 345,00 EUR" ends before EUR.
        return isThousands(c) && at + 1 < to && isDigit(text.charAt(at + 1));
    }

    private @Nullable Decimal digits(String text, int from, int to, boolean negative) {
        long value = 0;
        int count = 0;
        int scale = -1;
        int group = -1;
        int firstGroups = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (isDigit(c)) {
                if (++count > MAX_DIGITS) {
                    return null;
                }
                value = value * 10 + (c - '0');
                scale += scale >= 0 ? 1 : 0;
                group += group >= 0 && scale < 0 ? 1 : 0;
            } else if (c == decimalMark) {
                if (scale >= 0 || (group >= 0 && group != 3)) {
                    return null;
                }
                scale = 0;
            } else {
                if (scale >= 0 || count == 0 || (group < 0 ? i - from > 3 : !isInnerGroup(group, firstGroups))) {
                    return null;
                }
                firstGroups = group > 0 ? group : 0;
                group = 0;
            }
        }
        if (count == 0 || (scale < 0 && group >= 0 && group != 3)) {
            return null;
        }
        return new Decimal(negative ? -value : value, Math.max(scale, 0), "");
    }

    /** Groups between the first and the last have three digits, or all of them two (lakh and crore in India). */
    private static boolean isInnerGroup(int group, int earlier) {
        return (group == 3 || group == 2) && (earlier == 0 || earlier == group);
    }

    private boolean isThousands(char c) {
        if (c == thousandsMark) {
            return true;
        }
        return switch (thousandsMark) {
            case ' ', '\u00a0', '\u202f' -> c == ' ' || c == '\u00a0' || c == '\u202f';
            case '\'', '’' -> c == '\'' || c == '’';
            default -> false;
        };
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
