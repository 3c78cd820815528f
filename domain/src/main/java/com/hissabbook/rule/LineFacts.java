package com.hissabbook.rule;

import com.hissabbook.kernel.CurrencyCode;
import com.hissabbook.kernel.Money;
import com.hissabbook.rule.Condition.Field;
import com.hissabbook.transaction.CanonicalDescription;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What rules look at: all that a classification depends on, beside the rules.
 *
 * @param text counterparty and description in canonical form, with a space between
 * @param counterparty how much of the text is the counterparty
 * @param bankCode canonical; empty where the bank gives none
 * @param amount in minor units of the currency
 * @param units the amount in ten-thousandths of the currency's unit, whatever its own minor unit is: what numbers are compared with
 * @param source format of its file; empty if there was none
 */
public record LineFacts(
        String text,
        int counterparty,
        String bankCode,
        long amount,
        long units,
        String currency,
        UUID moneyAccount,
        LocalDate booked,
        String source) {

    /** Decimals that units have beyond whole ones: at least as many as any currency. */
    static final int DECIMALS = 4;

    public static LineFacts of(
            @Nullable String counterparty,
            String description,
            @Nullable String bankCode,
            long amount,
            String currency,
            UUID moneyAccount,
            LocalDate booked,
            String source) {
        String other = counterparty == null ? "" : CanonicalDescription.of(counterparty);
        String words = CanonicalDescription.of(description);
        return new LineFacts(
                other.isEmpty() ? words : other + ' ' + words,
                other.length(),
                bankCode == null ? "" : CanonicalDescription.of(bankCode),
                amount,
                units(amount, new CurrencyCode(currency).exponent()),
                currency,
                moneyAccount,
                booked,
                source);
    }

    /** An amount that is out of all bounds stays so. */
    private static long units(long amount, int exponent) {
        long each = 1;
        for (int missing = exponent; missing < DECIMALS; missing++) {
            each *= 10;
        }
        long most = Long.MAX_VALUE / each;
        return Math.clamp(amount, -most, most) * each;
    }

    public Money money() {
        return new Money(amount, new CurrencyCode(currency));
    }

    /** Where the description begins in the text. */
    int description() {
        return counterparty == 0 ? 0 : counterparty + 1;
    }

    /** The canonical text of a field that has one. */
    String text(Field field) {
        return switch (field) {
            case TEXT -> text;
            case COUNTERPARTY -> text.substring(0, counterparty);
            case DESCRIPTION -> text.substring(description());
            default -> bankCode;
        };
    }
}
