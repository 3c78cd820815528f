package com.hissabbook.kernel;

import java.util.Currency;

/**
 * An ISO 4217 currency with its exponent (JPY 0, EUR 2, KWD 3), taken from the JDK's table of the standard.
 *
 * @param code three capital letters that the standard knows and that have minor units
 */
public record CurrencyCode(String code) {

    public CurrencyCode {
        if (!isKnown(code)) {
            throw new IllegalArgumentException("not an ISO 4217 currency with minor units: " + code);
        }
    }

    /** Whether the standard knows the code and gives it minor units (XAU and XXX have none). */
    public static boolean isKnown(String code) {
        if (code.length() != 3) {
            return false;
        }
        try {
            return Currency.getInstance(code).getDefaultFractionDigits() >= 0;
        } catch (IllegalArgumentException unknown) {
            return false;
        }
    }

    /** Number of decimal places of the minor unit. */
    public int exponent() {
        return Currency.getInstance(code).getDefaultFractionDigits();
    }

    @Override
    public String toString() {
        return code;
    }
}
