package com.hissabbook.adapters.mt940;

import com.hissabbook.adapters.text.Outcome.Good;
import com.hissabbook.kernel.CurrencyCode;
import com.hissabbook.kernel.Money;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fields 60a, 62a, 64 and 65: {@code 1!a6!n3!a15d}. */
record Balance(Money amount, Optional<LocalDate> date) {

    private static final Pattern BALANCE =
            Pattern.compile("([CD])(\\d{6}) ?([A-Z]{3}) ?([\\d.,]*)\\s*", Pattern.CASE_INSENSITIVE);

    private static final Pattern CURRENCY = Pattern.compile("[CD]\\d{6} ?([A-Z]{3})", Pattern.CASE_INSENSITIVE);

    /** The three letters of its currency, also where the rest cannot be read. XXX is the standard's word for none. */
    static Optional<String> currencyOf(String text) {
        return Optional.of(CURRENCY.matcher(text))
                .filter(Matcher::lookingAt)
                .map(found -> found.group(1).toUpperCase(Locale.ROOT))
                .filter(code -> !code.equals("XXX"));
    }

    /** Empty where the field is no balance. */
    static Optional<Balance> of(String text) {
        Matcher parts = BALANCE.matcher(text.strip());
        if (!parts.matches()) {
            return Optional.empty();
        }
        Optional<CurrencyCode> currency = Optional.of(parts.group(3).toUpperCase(Locale.ROOT))
                .filter(CurrencyCode::isKnown)
                .map(CurrencyCode::new);
        boolean negative = parts.group(1).equalsIgnoreCase("D");
        return currency.flatMap(
                code -> Decimals.read(parts.group(4), code, negative) instanceof Good<Money>(Money amount)
                        ? Optional.of(new Balance(amount, Days.full(parts.group(2))))
                        : Optional.empty());
    }
}
