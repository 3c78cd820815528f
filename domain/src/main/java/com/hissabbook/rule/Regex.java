package com.hissabbook.rule;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import com.hissabbook.kernel.Refused;

/**
 * Regular expressions of people, by an engine whose time grows with the text and the expression only, whatever both are (RE2). Small
 * enough besides: the text is cut, the expression bounded, so that one look costs well under a few thousandths of a second.
 */
final class Regex {

    /** Characters of a text that are looked at. */
    static final int LONGEST_TEXT = 500;

    /** Instructions of one compiled expression. */
    static final int LARGEST = 300;

    /** Of all expressions of a rule set together. */
    static final int LARGEST_SET = 5_000;

    /** Before it is compiled at all, with its repeats written out. */
    private static final long LARGEST_WRITTEN_OUT = 3_000;

    private Regex() {}

    /** @throws Refused {@code invalid-regex}, {@code regex-too-large} */
    static Pattern compiled(String expression) {
        if (RegexSize.of(expression) > LARGEST_WRITTEN_OUT) {
            throw tooLarge();
        }
        Pattern pattern;
        try {
            pattern = Pattern.compile(expression, Pattern.CASE_INSENSITIVE);
        } catch (PatternSyntaxException unreadable) {
            throw Refused.invalid(
                    "invalid-regex",
                    "The regular expression cannot be read: " + unreadable.getDescription()
                            + ". Write it in RE2 syntax, which has no look-around and no back references.");
        }
        if (pattern.programSize() > LARGEST) {
            throw tooLarge();
        }
        if (pattern.matcher("").find()) {
            throw Refused.invalid(
                    "invalid-regex",
                    "The regular expression is found in an empty text, so it would match everything."
                            + " Ask for at least one character.");
        }
        return pattern;
    }

    static boolean found(Pattern pattern, String text) {
        return pattern.matcher(text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text)
                .find();
    }

    private static Refused tooLarge() {
        return Refused.invalid(
                "regex-too-large",
                "The regular expression is too large for a look at every line: its repeats multiply it beyond "
                        + LARGEST + " steps. Shorten it or lower its repeat counts.");
    }
}
