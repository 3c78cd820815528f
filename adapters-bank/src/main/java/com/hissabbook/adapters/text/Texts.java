package com.hissabbook.adapters.text;

import java.util.ArrayList;
import java.util.List;

/** Makes readable text of what a file holds. */
public final class Texts {

    private static final int SHORT = 40;

    private Texts() {}

    /** Without space around it, any run of white space inside as one space. */
    public static String squeezed(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isSpace(text.charAt(from))) {
            from++;
        }
        while (to > from && isSpace(text.charAt(to - 1))) {
            to--;
        }
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (isSpace(c) && (c != ' ' || isSpace(text.charAt(i + 1)))) {
                return withSingleSpaces(text, from, to);
            }
        }
        return text.substring(from, to);
    }

    private static String withSingleSpaces(String text, int from, int to) {
        StringBuilder out = new StringBuilder(to - from);
        boolean space = false;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (!isSpace(c)) {
                out.append(space ? " " : "").append(c);
            }
            space = isSpace(c);
        }
        return out.toString();
    }

    private static boolean isSpace(char c) {
        return c <= ' ' || c == '\u00a0' || c == '\ufeff';
    }

    /** Joins by one space what is not empty, and leaves out a part that another part says already. */
    public static String joined(String... parts) {
        List<String> kept = new ArrayList<>(parts.length);
        for (String part : parts) {
            if (!part.isEmpty() && kept.stream().noneMatch(other -> other.contains(part))) {
                kept.removeIf(part::contains);
                kept.add(part);
            }
        }
        return String.join(" ", kept);
    }

    public static String shortened(String text) {
        return text.length() <= SHORT ? text : text.substring(0, SHORT) + "…";
    }
}
