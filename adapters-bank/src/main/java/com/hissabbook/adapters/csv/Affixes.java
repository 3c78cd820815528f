package com.hissabbook.adapters.csv;

import org.jspecify.annotations.Nullable;

/**
 * What stands around a number: a sign, a currency, a remark in brackets.
 *
 * @param currency ISO 4217 code, or a sign such as $ that several currencies share; empty where nothing stands there
 */
record Affixes(boolean signed, boolean negative, String currency) {

    /** Null where anything stands there that is not understood. */
    static @Nullable Affixes of(String before, String behind) {
        String head = before.strip();
        String tail = withoutRemark(behind.strip());
        boolean headSign = hasSign(head);
        boolean tailSign = hasSign(tail);
        if (headSign && tailSign) {
            return null;
        }
        boolean negative = isMinus(signOf(head)) || isMinus(signOf(tail));
        String left = headSign ? withoutSign(head) : head;
        String right = tailSign ? withoutSign(tail) : tail;
        if (!left.isEmpty() && !right.isEmpty() && !left.equals(right)) {
            return null;
        }
        String unit = left.isEmpty() ? right : left;
        if (unit.isEmpty()) {
            return new Affixes(headSign || tailSign, negative, "");
        }
        String currency = Currencies.ofMark(unit);
        return currency == null ? null : new Affixes(headSign || tailSign, negative, currency);
    }

    /** A remark has a letter, so that a second number in brackets is never taken for one. */
    private static String withoutRemark(String tail) {
        boolean bracketed = tail.startsWith("(") && tail.endsWith(")") && tail.indexOf('(', 1) < 0;
        return bracketed && tail.chars().anyMatch(Character::isLetter) ? "" : tail;
    }

    private static boolean hasSign(String text) {
        return signOf(text) != 0;
    }

    /** The sign at either end of the text, 0 if there is none. */
    private static char signOf(String text) {
        if (text.isEmpty()) {
            return 0;
        }
        char first = text.charAt(0);
        char last = text.charAt(text.length() - 1);
        return isSign(first) ? first : isSign(last) ? last : 0;
    }

    private static String withoutSign(String text) {
        return (isSign(text.charAt(0)) ? text.substring(1) : text.substring(0, text.length() - 1)).strip();
    }

    private static boolean isSign(char c) {
        return c == '+' || isMinus(c);
    }

    private static boolean isMinus(char c) {
        return c == '-' || c == '\u2212' || c == '\u2013';
    }
}
