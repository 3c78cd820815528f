package com.hissabbook.reporting;

import com.hissabbook.kernel.CurrencyCode;
import com.hissabbook.kernel.Money;
import com.hissabbook.kernel.Refused;
import java.math.BigDecimal;

/** Turns sums, which PostgreSQL makes without limit, into money, which has one. */
final class Figures {

    private Figures() {}

    static Money money(BigDecimal minor, CurrencyCode currency) {
        try {
            return new Money(minor.longValueExact(), currency);
        } catch (ArithmeticException tooLarge) {
            throw Refused.invalid(
                    "figure-too-large",
                    "A sum in " + currency + " is larger than " + new Money(Long.MAX_VALUE, currency)
                            + " and cannot be shown exactly. Ask for a shorter span, or correct the entry that is too large.");
        }
    }
}
