package com.hissabbook.kernel;

import java.util.Locale;
import java.util.Optional;

/** Checks the words that a person gives: there, short enough for their column, and printable. */
public final class Wording {

    private Wording() {}

    /**
     * @param field as the person knows it; it stands in the refusal's code and sentence
     * @param longest in UTF-16 units
     * @return the text without surrounding space
     */
    public static String required(String field, String text, int longest) {
        String stripped = text.strip();
        if (stripped.isEmpty()) {
            throw refused(field, "is empty: give 1 to " + longest + " characters");
        }
        if (stripped.length() > longest) {
            throw refused(field, "has " + stripped.length() + " characters: shorten it to " + longest);
        }
        if (stripped.codePoints().anyMatch(Wording::isUnprintable)) {
            throw refused(field, "holds a line break or another control character: write it on one line");
        }
        return stripped;
    }

    /** A blank text counts as none. */
    public static Optional<String> optional(String field, Optional<String> text, int longest) {
        return text.filter(given -> !given.isBlank()).map(given -> required(field, given, longest));
    }

    /** Half a surrogate pair is none either: no database stores it. */
    private static boolean isUnprintable(int codePoint) {
        int type = Character.getType(codePoint);
        return type == Character.CONTROL || type == Character.SURROGATE;
    }

    private static Refused refused(String field, String what) {
        String code = field.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
        return Refused.invalid("invalid-" + code, "The " + field + " " + what + ".");
    }
}
