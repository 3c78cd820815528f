package com.hissabbook.adapters.text;

import com.hissabbook.adapters.text.Outcome.Bad;
import com.hissabbook.adapters.text.Outcome.Good;
import com.hissabbook.kernel.CurrencyCode;
import com.hissabbook.kernel.Money;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * Reads amounts strictly: an optional sign, digits, a decimal mark in the file's style, and groups only where they are whole. No
 * exponents, brackets or currency signs, and nothing is rounded (OFX 1.6 section 3.2.9.1, OFX 2.2 section 3.2.9.1).
 *
 * @param style what the file's amounts prove
 */
public record Amounts(NumberStyle style) {

    public Outcome<Money> read(String text, CurrencyCode currency) {
        if (text.isEmpty()) {
            return new Bad<>("amount-missing", "The amount is missing.");
        }
        Optional<BigDecimal> number = style.read(text);
        if (number.isPresent()) {
            return money(text, number.get(), currency);
        }
        return NumberStyle.isAmbiguous(text) ? ambiguous(text) : unreadable(text);
    }

    private static Outcome<Money> money(String text, BigDecimal amount, CurrencyCode currency) {
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
                        + "' can be thousands or decimals, and the other amounts of the file do not tell which of the two."
                        + " Enter the line by hand.");
    }

    private static Outcome<Money> unreadable(String text) {
        return new Bad<>(
                "amount-unreadable",
                "'" + Texts.shortened(text)
                        + "' is no amount. Expected are a sign, digits and decimals, such as -12.50.");
    }
}
