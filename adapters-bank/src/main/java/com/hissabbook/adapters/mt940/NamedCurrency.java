package com.hissabbook.adapters.mt940;

import com.hissabbook.kernel.CurrencyCode;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a statement line says of its currency: the funds code, which is the last letter of the currency's code, and the code itself,
 * which banks write before or behind the amount although the standard has no place for it.
 *
 * @param names in the order in which they are written
 * @param behind what stands behind the amount and its currency
 */
record NamedCurrency(List<String> names, String behind) {

    /** A code behind the amount is one only where the type or nothing follows it. */
    private static final Pattern CODE_BEHIND =
            Pattern.compile("([A-Z]{3})(?=$|//|[SNF][A-Z0-9 ]{3})(.*)", Pattern.CASE_INSENSITIVE);

    /** @param before the parts before the amount, null where they are not there */
    static NamedCurrency of(String behind, @Nullable String... before) {
        Matcher code = CODE_BEHIND.matcher(behind);
        boolean named = code.matches() && CurrencyCode.isKnown(code.group(1).toUpperCase(Locale.ROOT));
        List<String> names = Stream.concat(
                        Stream.of(before), named ? Stream.of(code.group(1)) : Stream.<@Nullable String>empty())
                .filter(Objects::nonNull)
                .map(name -> name.toUpperCase(Locale.ROOT))
                .toList();
        return new NamedCurrency(names, named ? code.group(2) : behind);
    }

    boolean isOtherThan(CurrencyCode statement) {
        return names.stream().anyMatch(name -> !statement.code().endsWith(name));
    }

    String contradiction(CurrencyCode statement) {
        return "Beside its amount the line names " + names
                + " as its currency (one letter is the last of a code), the statement is in " + statement
                + ". Ask the bank in which currency the line is booked, and enter it by hand.";
    }
}
