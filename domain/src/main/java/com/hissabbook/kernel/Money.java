package com.hissabbook.kernel;

import java.math.BigDecimal;

/**
 * An exact amount of money.
 *
 * @param minor signed number of minor units (cents of a euro, whole yen, fils of a dinar)
 * @param currency what they are units of
 */
public record Money(long minor, CurrencyCode currency) {

    private static final long LIMIT = 1_000_000_000_000_000L;

    /**
     * Reads a decimal number as money.
     *
     * @throws ArithmeticException if the number has more decimals than the currency or does not fit in 64 bits: nothing is rounded
     */
    public static Money of(BigDecimal amount, CurrencyCode currency) {
        return new Money(amount.movePointRight(currency.exponent()).longValueExact(), currency);
    }

    /**
     * Whether one line or entry may have this amount: below ten trillion (10<sup>13</sup>) of a currency with two decimals. Beyond it,
     * thousands of such lines would no longer add up within 64 bits.
     */
    public boolean isBookable() {
        return -LIMIT < minor && minor < LIMIT;
    }

    public static Money zero(CurrencyCode currency) {
        return new Money(0, currency);
    }

    /** @throws IllegalArgumentException on two currencies, @throws ArithmeticException on overflow */
    public Money plus(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("cannot add " + other.currency + " to " + currency);
        }
        return new Money(Math.addExact(minor, other.minor), currency);
    }

    public Money negated() {
        return new Money(Math.negateExact(minor), currency);
    }

    /** The amount as a decimal with exactly the currency's number of decimals: how JSON shows it. */
    public BigDecimal toDecimal() {
        return BigDecimal.valueOf(minor, currency.exponent());
    }

    @Override
    public String toString() {
        return toDecimal().toPlainString() + " " + currency;
    }
}
