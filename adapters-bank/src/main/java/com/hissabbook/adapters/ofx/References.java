package com.hissabbook.adapters.ofx;

/** Character references within the text between tags. */
final class References {

    private static final int LONGEST_REFERENCE = 10;

    private References() {}

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
}
