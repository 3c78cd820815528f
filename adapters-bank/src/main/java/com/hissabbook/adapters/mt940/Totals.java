package com.hissabbook.adapters.mt940;

import com.hissabbook.adapters.text.Outcome.Good;
import com.hissabbook.kernel.CurrencyCode;
import com.hissabbook.kernel.Money;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Number and sum of an interim report's lines in one direction (fields 90C and 90D: {@code 5n3!a15d}), held against what was read. */
final class Totals {

    private static final Pattern STATED =
            Pattern.compile("(\\d{1,5}) ?([A-Z]{3}) ?([\\d.,]*)", Pattern.CASE_INSENSITIVE);

    private long lines;
    private long minor;

    void add(Money amount) {
        lines++;
        minor += amount.minor();
    }

    /** What the report states, if it is something else. */
    Optional<String> contradicted(String field, boolean negative) {
        Matcher parts = STATED.matcher(field.strip());
        if (!parts.matches() || !CurrencyCode.isKnown(parts.group(2).toUpperCase(Locale.ROOT))) {
            return Optional.empty();
        }
        var currency = new CurrencyCode(parts.group(2).toUpperCase(Locale.ROOT));
        var found = new Money(minor, currency);
        boolean agrees = Decimals.read(parts.group(3), currency, negative) instanceof Good<Money>(Money stated)
                && stated.equals(found)
                && Long.parseLong(parts.group(1)) == lines;
        return agrees
                ? Optional.empty()
                : Optional.of("The report states " + parts.group(1) + " lines of " + parts.group(3) + " " + currency
                        + (negative ? " out" : " in") + "; it holds " + lines + " of " + found + ".");
    }
}
