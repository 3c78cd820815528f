package com.hissabbook.adapters.qif;

import java.util.Locale;

/** What the records under a header are. */
enum Section {
    TRANSACTIONS,
    INVESTMENTS,
    ACCOUNTS,
    /** Categories, classes, prices and the like: nothing that a bank booked. */
    LISTS;

    private static final String TYPE = "!type:";

    /** The section that a header begins; the one before where it only sets an option. */
    static Section after(String header, Section before) {
        String lower = header.toLowerCase(Locale.ROOT);
        if (lower.startsWith("!account")) {
            return ACCOUNTS;
        } else if (!lower.startsWith(TYPE)) {
            return before;
        }
        return switch (kind(header)) {
            case "bank", "ccard", "cash", "oth a", "oth l" -> TRANSACTIONS;
            case "invst" -> INVESTMENTS;
            default -> LISTS;
        };
    }

    /** The type as written behind {@code !Type:}, in small letters. */
    static String kind(String header) {
        return header.toLowerCase(Locale.ROOT).replaceFirst("^" + TYPE, "").strip();
    }

    static boolean isHeader(String line) {
        String lower = line.toLowerCase(Locale.ROOT);
        return lower.startsWith(TYPE)
                || lower.startsWith("!account")
                || lower.startsWith("!option:")
                || lower.startsWith("!clear:");
    }
}
