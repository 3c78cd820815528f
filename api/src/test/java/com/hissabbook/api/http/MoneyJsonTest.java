package com.hissabbook.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hissabbook.kernel.CurrencyCode;
import com.hissabbook.kernel.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyJsonTest {

    @ParameterizedTest
    @CsvSource({
        "12.34,EUR,1234",
        "-0.05,EUR,-5",
        "7,EUR,700",
        "7.5,EUR,750",
        "100,JPY,100",
        "1.234,KWD,1234",
        "0.00,EUR,0"
    })
    void readsExactAmounts(String amount, String currency, long minor) {
        assertThat(new MoneyJson(amount, currency).toMoney("total"))
                .isEqualTo(new Money(minor, new CurrencyCode(currency)));
    }

    @ParameterizedTest
    @CsvSource({
        "1.234,EUR",
        "1.5,JPY",
        "'1,234.56',EUR",
        "1e3,EUR",
        "+5,EUR",
        "(5.00),EUR",
        "05,EUR",
        "NaN,EUR",
        "' 5',EUR",
        "5.,EUR",
        "'',EUR",
        "999999999999999999.99,EUR",
        "5,XXX",
        "5,euro",
        "٥,EUR"
    })
    void refusesWhatIsNotExactlyAnAmount(String amount, String currency) {
        assertThatThrownBy(() -> new MoneyJson(amount, currency).toMoney("entries[0]"))
                .isInstanceOfSatisfying(
                        HttpRefusal.class,
                        refusal ->
                                assertThat(refusal.flaws().getFirst().field()).startsWith("entries[0]."));
    }

    @Test
    void showsEveryDecimalOfTheCurrency() {
        assertThat(MoneyJson.of(new Money(-5, new CurrencyCode("EUR")))).isEqualTo(new MoneyJson("-0.05", "EUR"));
        assertThat(MoneyJson.of(new Money(500, new CurrencyCode("JPY")))).isEqualTo(new MoneyJson("500", "JPY"));
    }
}
