package com.hissabbook.adapters.mt940;

import com.hissabbook.adapters.text.Outcome;
import com.hissabbook.adapters.text.Outcome.Bad;
import com.hissabbook.adapters.text.Outcome.Good;
import com.hissabbook.adapters.text.Texts;
import com.hissabbook.kernel.CurrencyCode;
import com.hissabbook.kernel.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Field 61, the statement line (SWIFT User Handbook, Category 9, MT940 format specifications):
 * {@code 6!n[4!n]2a[1!a]15d1!a3!c16x[//16x]} and a second line of supplementary details.
 *
 * @param booked entry date, or the value date where none is given
 * @param amount money out is negative. {@code RC} reverses a credit and so takes money out, {@code RD} brings it back
 * @param expected whether it is announced only ({@code EC}, {@code ED} of an interim report)
 * @param type transaction type and identification code, such as {@code NTRF}
 * @param reference for the account owner, empty where there is none
 * @param bankReference of the bank, empty where there is none
 * @param lacksComma whether the amount is written without the comma that the standard asks for
 */
record Entry(
        LocalDate booked,
        LocalDate value,
        Money amount,
        boolean expected,
        Optional<String> type,
        String reference,
        String bankReference,
        boolean lacksComma) {

    private static final Pattern LINE = Pattern.compile(
            "(\\d{6})(\\d{4}| {4})? ?(R[CD]|E[CD]|[CD])(?:([A-Z])?([A-Z]{3})(?=[\\d,])|([A-Z])?)([\\d., ]*)(.*)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern TYPE = Pattern.compile("([A-Z][A-Z0-9 ]{3})(.*)", Pattern.CASE_INSENSITIVE);
    private static final Pattern NO_REFERENCE =
            Pattern.compile("(?:NO ?N?REF|NOTPROVIDED|0*|[-. ]*)", Pattern.CASE_INSENSITIVE);
    private static final String NO_DAY = "0000";

    /** What may stand behind an amount that ends for certain, and behind one that could go on. */
    private static final Pattern BEHIND_WHOLE = Pattern.compile("$|[A-Z]|//", Pattern.CASE_INSENSITIVE);

    private static final Pattern BEHIND = Pattern.compile("$|[SNF]|//", Pattern.CASE_INSENSITIVE);

    /**
     * @param lines of the field: the line itself and its supplement
     * @param currency of the statement
     */
    static Outcome<Entry> of(List<String> lines, CurrencyCode currency) {
        String line = lines.getFirst();
        Matcher parts = LINE.matcher(line);
        if (!parts.matches()) {
            return new Bad<>(
                    "line-unreadable",
                    "'" + Texts.shortened(line)
                            + "' is no statement line. Expected are a date, C or D, and an amount, such as 2601310131D12,50NTRF.");
        }
        Optional<LocalDate> value = Days.full(parts.group(1));
        if (value.isEmpty()) {
            return noDay(parts.group(1));
        }
        String entry = parts.group(2) == null ? "" : parts.group(2).strip();
        Optional<LocalDate> booked = entry.isEmpty() || entry.equals(NO_DAY) ? value : Days.near(entry, value.get());
        if (booked.isEmpty()) {
            return noDay(entry);
        }
        String mark = parts.group(3).toUpperCase(Locale.ROOT);
        boolean out = mark.equals("D") || mark.equals("RC") || mark.equals("ED");
        String digits = parts.group(7).strip();
        var named = NamedCurrency.of(parts.group(8), parts.group(4), parts.group(5), parts.group(6));
        String behind = named.behind();
        if (!digits.isEmpty() && named.isOtherThan(currency)) {
            return new Bad<>("currency-mismatch", named.contradiction(currency));
        }
        String next = lines.size() > 1 ? lines.get(1) : "";
        if (!digits.isEmpty() && !endsFor(digits, behind, next, currency)) {
            return new Bad<>(
                    "amount-unreadable",
                    "'" + Texts.shortened(digits + behind)
                            + "': it is not certain where the amount ends. Expected are digits and a comma, then the type, such as 12,50NTRF.");
        }
        return switch (Decimals.read(digits, currency, out)) {
            case Bad<Money> bad -> new Bad<>(bad.code(), bad.reason());
            case Good<Money> amount ->
                new Good<>(with(behind, booked.get(), value.get(), amount.value(), mark, digits));
        };
    }

    /** Whether the amount is all there: nothing behind it, on its line or the next, could be the rest of it. */
    private static boolean endsFor(String digits, String behind, String next, CurrencyCode currency) {
        boolean whole = Decimals.hasAllDecimals(digits, currency);
        if (behind.isEmpty()) {
            return whole || next.isEmpty() || "0123456789,.".indexOf(next.charAt(0)) < 0;
        }
        return (whole ? BEHIND_WHOLE : BEHIND).matcher(behind).lookingAt();
    }

    private static Entry with(
            String rest, LocalDate booked, LocalDate value, Money amount, String mark, String digits) {
        Matcher type = TYPE.matcher(rest);
        boolean typed = type.matches();
        String references = typed ? type.group(2) : rest;
        int slashes = references.indexOf("//");
        return new Entry(
                booked,
                value,
                amount,
                mark.startsWith("E"),
                typed ? Optional.of(type.group(1).strip()) : Optional.empty(),
                known(slashes < 0 ? references : references.substring(0, slashes)),
                known(slashes < 0 ? "" : references.substring(slashes + 2)),
                Decimals.lacksComma(digits));
    }

    private static String known(String reference) {
        String tidy = Texts.squeezed(reference);
        return NO_REFERENCE.matcher(tidy).matches() ? "" : tidy;
    }

    private static Outcome<Entry> noDay(String digits) {
        return new Bad<>("date-unreadable", "'" + digits + "' is no day of the calendar.");
    }
}
