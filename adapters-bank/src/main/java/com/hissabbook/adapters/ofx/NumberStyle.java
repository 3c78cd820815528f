package com.hissabbook.adapters.ofx;

/**
 * Which mark stands before the decimals. The specification allows both and forbids grouping (OFX 1.6 section 3.2.9.1, OFX 2.2 section
 * 3.2.9.1), banks group all the same; so the file as a whole decides, and {@code 1,234} alone stays undecided.
 */
enum NumberStyle {
    UNKNOWN,
    POINT,
    COMMA,
    /** Amounts of the same file prove both. */
    MIXED;

    NumberStyle and(NumberStyle other) {
        if (this == UNKNOWN || this == other) {
            return other;
        }
        return other == UNKNOWN ? this : MIXED;
    }

    /** What a single amount proves. */
    static NumberStyle provenBy(String amount) {
        int point = amount.lastIndexOf('.');
        int comma = amount.lastIndexOf(',');
        if (point < 0 && comma < 0) {
            return UNKNOWN;
        }
        NumberStyle last = point > comma ? POINT : COMMA;
        if (point >= 0 && comma >= 0) {
            return last;
        }
        int mark = Math.max(point, comma);
        if (amount.indexOf(amount.charAt(mark)) < mark) {
            return last == POINT ? COMMA : POINT;
        }
        return couldGroup(amount, mark) ? UNKNOWN : last;
    }

    /** Whether the only mark may as well separate thousands: one to three digits before it, no leading zero, three behind it. */
    private static boolean couldGroup(String amount, int mark) {
        int first = amount.startsWith("-") || amount.startsWith("+") ? 1 : 0;
        int before = mark - first;
        return amount.length() - mark - 1 == 3 && before >= 1 && before <= 3 && amount.charAt(first) != '0';
    }
}
