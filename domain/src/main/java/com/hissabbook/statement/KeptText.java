package com.hissabbook.statement;

/** Text as PostgreSQL keeps it: without NUL and broken surrogates, which become U+FFFD, and of bounded length. */
final class KeptText {

    private static final char REPLACED = '\uFFFD';

    private KeptText() {}

    static String of(String text, int max) {
        String bounded = text.length() <= max ? text : text.substring(0, max);
        for (int i = 0; i < bounded.length(); i++) {
            if (odd(bounded, i)) {
                return replaced(bounded);
            }
        }
        return bounded;
    }

    private static String replaced(String text) {
        var kept = new StringBuilder(text);
        for (int i = 0; i < text.length(); i++) {
            if (odd(text, i)) {
                kept.setCharAt(i, REPLACED);
            }
        }
        return kept.toString();
    }

    private static boolean odd(String text, int i) {
        char c = text.charAt(i);
        return c == '\0' || Character.isSurrogate(c) && !paired(text, i);
    }

    private static boolean paired(String text, int i) {
        return Character.isHighSurrogate(text.charAt(i))
                ? i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))
                : i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
    }
}
