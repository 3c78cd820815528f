package com.hissabbook.adapters.mt940;

import com.hissabbook.adapters.text.Outcome;
import com.hissabbook.adapters.text.Outcome.Bad;
import com.hissabbook.adapters.text.Outcome.Good;
import com.hissabbook.adapters.text.Texts;
import com.hissabbook.kernel.CurrencyCode;
import com.hissabbook.kernel.Money;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * Amounts of the format {@code 15d}: digits with a comma that must be there (SWIFT User Handbook, Standards General Information). Banks
 * leave the comma out, write a point for it, or group by points; one point before three digits may mean either and is not guessed.
 */
final class Decimals {

    private static final Pattern COMMA = Pattern.compile("\\d{1,18}(?:,\\d{0,9})?|,\\d{1,9}");
    private static final Pattern POINT = Pattern.compile("\\d{1,18}\\.(?:\\d{1,2})?");
    private static final Pattern GROUPED = Pattern.compile("\\d{1,3}(?:\\.\\d{3}){1,5},\\d{0,9}");
    private static final Pattern EITHER = Pattern.compile("\\d{1,18}\\.\\d{3,9}");

    private Decimals() {}

    /** Whether the mark is missing that the standard asks for. */
    static boolean lacksComma(String text) {
        return text.indexOf(',') < 0 && text.indexOf('.') < 0;
    }

    /** Whether as many decimals are written as the currency has: no further digit can belong to the amount. */
    static boolean hasAllDecimals(String text, CurrencyCode currency) {
        int mark = Math.max(text.lastIndexOf(','), text.lastIndexOf('.'));
        return mark >= 0 && text.length() - mark - 1 >= currency.exponent();
    }

    static Outcome<Money> read(String text, CurrencyCode currency, boolean negative) {
        if (text.isEmpty()) {
            return new Bad<>("amount-missing", "The amount is missing.");
        } else if (EITHER.matcher(text).matches()) {
            return new Bad<>(
                    "amount-ambiguous",
                    "'" + Texts.shortened(text) + "' can be thousands or decimals: the standard's mark is a comma.");
        }
        String plain;
        if (COMMA.matcher(text).matches()) {
            plain = text.replace(',', '.');
        } else if (POINT.matcher(text).matches()) {
            plain = text;
        } else if (GROUPED.matcher(text).matches()) {
            plain = text.replace(".", "").replace(',', '.');
        } else {
            return new Bad<>(
                    "amount-unreadable",
                    "'" + Texts.shortened(text) + "' is no amount. Expected are digits and a comma, such as 12,50.");
        }
        return money(text, new BigDecimal(plain), currency, negative);
    }

    private static Outcome<Money> money(String text, BigDecimal number, CurrencyCode currency, boolean negative) {
        if (number.stripTrailingZeros().scale() > currency.exponent()) {
            return new Bad<>(
                    "amount-too-precise",
                    "'" + Texts.shortened(text) + "' has more decimals than " + currency + " has ("
                            + currency.exponent() + "); it is not rounded.");
        }
        try {
            return new Good<>(Money.of(negative ? number.negate() : number, currency));
        } catch (ArithmeticException tooLarge) {
            return new Bad<>(
                    "amount-too-large",
                    "'" + Texts.shortened(text) + "' is larger than any amount that can be booked.");
        }
    }
}
