package com.hissabbook.adapters.text;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which mark stands before the decimals. The file as a whole decides, and {@code 1,234} alone stays undecided: OFX allows both marks and
 * forbids grouping (OFX 1.6 section 3.2.9.1, OFX 2.2 section 3.2.9.1), QIF says nothing, and banks group all the same.
 */
public enum NumberStyle {
    UNKNOWN,
    POINT,
    COMMA,
    /** Amounts of the same file prove both. */
    MIXED;

    private static final int LONGEST = 40;

    /** The last group with its mark: whatever the grouping, it has three digits. */
    private static final int LAST_GROUP = 4;

    /** Groups of three, or of two before the last as in India; G is what stands between them. */
    private static final Pattern GROUPED =
            Pattern.compile("[+-]?[1-9](?:\\d{0,2}(?:G\\d{3})+|\\d?(?:G\\d{2})+G\\d{3})(?:\\.\\d*)?");

    private static final Pattern SPACES = Pattern.compile("(?<=\\d)[ \\u00a0\\u202f'\\u2019](?=\\d)");

    public NumberStyle and(NumberStyle other) {
        if (this == UNKNOWN || this == other) {
            return other;
        }
        return other == UNKNOWN ? this : MIXED;
    }

    /** What a single amount proves: the only style in which it is a number. */
    public static NumberStyle provenBy(String amount) {
        if (amount.indexOf('.') < 0 && amount.indexOf(',') < 0) {
            return UNKNOWN;
        }
        boolean point = POINT.read(amount).isPresent();
        boolean comma = COMMA.read(amount).isPresent();
        if (point == comma) {
            return UNKNOWN;
        }
        return point ? POINT : COMMA;
    }

    /** The number that the text is in this style, exactly; without a style only if both styles agree on it. */
    public Optional<BigDecimal> read(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        return switch (this) {
            case POINT -> number(text, ',', '.');
            case COMMA -> number(text, '.', ',');
            case UNKNOWN, MIXED -> agreed(POINT.read(text), COMMA.read(text));
        };
    }

    /** Whether the text is a number in both styles, and not the same. */
    public static boolean isAmbiguous(String text) {
        Optional<BigDecimal> point = POINT.read(text);
        return point.isPresent()
                && COMMA.read(text)
                        .filter(comma -> comma.compareTo(point.get()) != 0)
                        .isPresent();
    }

    private static Optional<BigDecimal> agreed(Optional<BigDecimal> point, Optional<BigDecimal> comma) {
        if (point.isEmpty() || comma.isEmpty()) {
            return point.or(() -> comma);
        }
        return point.filter(number -> number.compareTo(comma.get()) == 0);
    }

    private static Optional<BigDecimal> number(String text, char group, char decimal) {
        if (isPlain(text, decimal)) {
            return Optional.of(new BigDecimal(text.replace(decimal, '.')));
        }
        int end = text.indexOf(decimal) < 0 ? text.length() : text.indexOf(decimal);
        int last = text.lastIndexOf(group);
        if (last >= 0 && end - last != LAST_GROUP) {
            return Optional.empty();
        }
        String normal = SPACES.matcher(text).replaceAll("G").replace(group, 'G').replace(decimal, '.');
        return GROUPED.matcher(normal).matches()
                ? Optional.of(new BigDecimal(normal.replace("G", "")))
                : Optional.empty();
    }

    /** A sign, digits and at most one decimal mark: by hand, because nearly all amounts are written so. */
    private static boolean isPlain(String text, char decimal) {
        int digits = 0;
        int marks = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                digits++;
            } else if (c == decimal) {
                marks++;
            } else if (i > 0 || c != '-' && c != '+') {
                return false;
            }
        }
        return digits > 0 && marks <= 1;
    }
}
