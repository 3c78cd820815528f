package com.hissabbook.adapters.ofx;

import java.util.ArrayList;
import java.util.List;

/** Makes readable text of what stands between tags. */
final class Texts {

    private static final int SHORT = 40;
    private static final int LONGEST_REFERENCE = 10;

    private Texts() {}

    /** Without space around it, any run of white space inside as one space. */
    static String squeezed(String text) {
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

    /**
     * Resolves the predefined character references (OFX 1.6 section 2.3.2.1, OFX 2.2 section 2.3.2.1; XML 1.0 section 4.6) once.
     * Anything else behind an ampersand is the text a bank forgot to escape, and stays.
     */
    static String unescaped(String text) {
        int from = text.indexOf('&');
        if (from < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length()).append(text, 0, from);
        int at = from;
        while (at < text.length()) {
            char c = text.charAt(at);
            int end = c == '&' ? text.indexOf(';', at) : -1;
            String meant = end > 0 && end - at <= LONGEST_REFERENCE ? resolved(text.substring(at + 1, end)) : "";
            if (meant.isEmpty()) {
                out.append(c);
                at++;
            } else {
                out.append(meant);
                at = end + 1;
            }
        }
        return out.toString();
    }

    private static String resolved(String name) {
        return switch (name) {
            case "amp" -> "&";
            case "lt" -> "<";
            case "gt" -> ">";
            case "quot" -> "\"";
            case "apos" -> "'";
            case "nbsp" -> "\u00a0";
            default -> name.startsWith("#") ? numbered(name.substring(1)) : "";
        };
    }

    private static String numbered(String number) {
        try {
            boolean hex = number.startsWith("x") || number.startsWith("X");
            int code = hex ? Integer.parseInt(number.substring(1), 16) : Integer.parseInt(number);
            boolean text = code >= ' ' && Character.isValidCodePoint(code) && (code < 0xd800 || code > 0xdfff);
            return text ? Character.toString(code) : "";
        } catch (NumberFormatException notANumber) {
            return "";
        }
    }

    /** Joins by one space what is not empty, and leaves out a part that another part says already. */
    static String joined(String... parts) {
        List<String> kept = new ArrayList<>(parts.length);
        for (String part : parts) {
            if (!part.isEmpty() && kept.stream().noneMatch(other -> other.contains(part))) {
                kept.removeIf(part::contains);
                kept.add(part);
            }
        }
        return String.join(" ", kept);
    }

    static String shortened(String text) {
        return text.length() <= SHORT ? text : text.substring(0, SHORT) + "…";
    }
}
