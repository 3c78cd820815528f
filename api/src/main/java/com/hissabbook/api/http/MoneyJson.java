package com.hissabbook.api.http;

import com.hissabbook.kernel.CurrencyCode;
import com.hissabbook.kernel.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An amount as JSON shows it: a decimal string, because a JSON number is a double in most readers.
 *
 * @param amount digits with a point, such as {@code -12.34}; no sign {@code +}, no exponent, no grouping
 * @param currency ISO 4217
 */
@Schema(name = "Money")
public record MoneyJson(
        @Schema(example = "12.34", pattern = "-?(0|[1-9][0-9]{0,17})(\\.[0-9]{1,6})?") @Nullable
        String amount,

        @Schema(example = "EUR") @Nullable String currency) {

    private static final Pattern DECIMAL = Pattern.compile("-?(0|[1-9][0-9]{0,17})(\\.[0-9]{1,6})?");

    public static MoneyJson of(Money money) {
        return new MoneyJson(money.toDecimal().toPlainString(), money.currency().code());
    }

    /**
     * @param field the path of this value in the request, for the message
     * @throws HttpRefusal 400 that names the field, if it is not exactly an amount of a known currency; nothing is rounded
     */
    public Money toMoney(String field) {
        if (currency == null || !CurrencyCode.isKnown(currency)) {
            throw HttpRefusal.field(field + ".currency", "is not an ISO 4217 currency");
        }
        if (amount == null || !DECIMAL.matcher(amount).matches()) {
            throw HttpRefusal.field(field + ".amount", "is not a decimal such as \"12.34\"");
        }
        CurrencyCode code = new CurrencyCode(currency);
        try {
            Money money = Money.of(new BigDecimal(amount), code);
            if (!money.isBookable()) {
                throw HttpRefusal.field(field + ".amount", "is larger than any amount that can be booked");
            }
            return money;
        } catch (ArithmeticException inexact) {
            throw HttpRefusal.field(
                    field + ".amount", "has more than " + code.exponent() + " decimals or is too large for " + code);
        }
    }
}
