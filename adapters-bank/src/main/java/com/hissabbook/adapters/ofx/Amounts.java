package com.hissabbook.adapters.ofx;

import com.hissabbook.adapters.ofx.Outcome.Bad;
import com.hissabbook.adapters.ofx.Outcome.Good;
import com.hissabbook.kernel.CurrencyCode;
import com.hissabbook.kernel.Money;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * Reads amounts strictly: an optional sign, digits, a decimal mark in the file's style, and groups only where they are whole. No
 * exponents, brackets or currency signs, and nothing is rounded (OFX 1.6 section 3.2.9.1, OFX 2.2 section 3.2.9.1).
 *
 * @param style what the file's amounts prove
 */
record Amounts(NumberStyle style) {

    private static final int LONGEST = 40;
    private static final Pattern PLAIN = Pattern.compile("[+-]?(?:\\d+\\.?\\d*|\\.\\d+)");
    private static final Pattern GROUPED =
            Pattern.compile("[+-]?(?:\\d{1,3}(?:G\\d{3})+|\\d{1,2}(?:G\\d{2})+G\\d{3})(?:\\.\\d*)?");
    private static final Pattern SPACES = Pattern.compile("(?<=\\d)[ \\u00a0\\u202f'\\u2019](?=\\d)");

    Outcome<Money> read(String text, CurrencyCode currency) {
        if (text.isEmpty()) {
            return new Bad<>("amount-missing", "The amount is missing.");
        } else if (text.length() > LONGEST) {
            return unreadable(text);
        }
        NumberStyle own = NumberStyle.provenBy(text);
        boolean marked = text.indexOf('.') >= 0 || text.indexOf(',') >= 0;
        NumberStyle deciding = style == NumberStyle.POINT || style == NumberStyle.COMMA ? style : own;
        if (marked && deciding == NumberStyle.UNKNOWN) {
            return ambiguous(text);
        }
        String number = normal(text, deciding);
        if (PLAIN.matcher(number).matches()) {
            return money(text, number, currency);
        } else if (GROUPED.matcher(number).matches()) {
            return money(text, number.replace("G", ""), currency);
        }
        return unreadable(text);
    }

    /** With {@code .} before the decimals and {@code G} between groups. */
    private static String normal(String text, NumberStyle deciding) {
        String number = SPACES.matcher(text).replaceAll("G");
        return deciding == NumberStyle.COMMA ? number.replace('.', 'G').replace(',', '.') : number.replace(',', 'G');
    }

    private static Outcome<Money> money(String text, String number, CurrencyCode currency) {
        BigDecimal amount = new BigDecimal(number);
        if (amount.stripTrailingZeros().scale() > currency.exponent()) {
            return new Bad<>(
                    "amount-too-precise",
                    "'" + text + "' has more decimals than " + currency + " has (" + currency.exponent()
                            + "); it is not rounded. Ask the bank for the booked amount.");
        }
        try {
            return new Good<>(Money.of(amount, currency));
        } catch (ArithmeticException tooLarge) {
            return new Bad<>("amount-too-large", "'" + text + "' is larger than any amount that can be booked.");
        }
    }

    private static Outcome<Money> ambiguous(String text) {
        return new Bad<>(
                "amount-ambiguous",
                "'" + text
                        + "' can be thousands or decimals, and no other amount of the file tells which of the two it writes.");
    }

    private static Outcome<Money> unreadable(String text) {
        return new Bad<>(
                "amount-unreadable",
                "'" + Texts.shortened(text)
                        + "' is no amount. Expected are a sign, digits and decimals, such as -12.50.");
    }
}
