package com.hissabbook.adapters.mt940;

import static com.hissabbook.adapters.mt940.Mt940Sample.SAMPLE;
import static com.hissabbook.adapters.mt940.Mt940Sample.bytes;
import static com.hissabbook.adapters.mt940.Mt940Sample.code;
import static com.hissabbook.adapters.mt940.Mt940Sample.events;
import static com.hissabbook.adapters.mt940.Mt940Sample.read;
import static com.hissabbook.adapters.mt940.Mt940Sample.statement;
import static org.assertj.core.api.Assertions.assertThat;

import com.hissabbook.adapters.corpus.Reading;
import com.hissabbook.kernel.CurrencyCode;
import com.hissabbook.statement.ReadOptions;
import com.hissabbook.statement.StatementEvent.Line;
import com.hissabbook.statement.StatementEvent.Rejection;
import com.hissabbook.statement.StatementEvent.StatementOpened;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Money, currencies and days: what is not certain is not read. */
class Mt940StrictTest {

    private static final ReadOptions EURO = new ReadOptions(Optional.empty(), Optional.of(new CurrencyCode("EUR")));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "D1'234,50NTRF",
                "D1\u00a0234,50NTRF",
                "D1 234,50NTRF",
                "D1O0,00NTRF",
                "D12,O5NTRF",
                "D1l,50NTRF",
                "C12,50-NTRF",
                "D12/50NTRF",
                "D1,\n50NTRF",
                "D12\n50,00NTRF",
                "D12,5\n0NTRF"
            })
    void rejectsAnAmountWhoseEndIsNotCertain(String written) {
        Reading reading = read(statement("C260131EUR100,00", ":61:260102" + written));

        assertThat(reading.lines()).isEmpty();
        assertThat(reading.rejections()).extracting(Rejection::code).containsExactly("amount-unreadable");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"DUSD12,50NTRF", "D12,50USDNTRF", "D12,50USD", "DDUSD12,50NTRF", "DD12,50NTRF", "D12,50usd//4711"
            })
    void rejectsALineInAnotherCurrencyThanTheStatements(String written) {
        Reading reading = read(statement("C260131EUR100,00", ":61:260102" + written));

        assertThat(reading.lines()).isEmpty();
        assertThat(reading.rejections()).singleElement().satisfies(rejection -> {
            assertThat(rejection.code()).isEqualTo("currency-mismatch");
            assertThat(rejection.at().line()).isEqualTo(5);
            assertThat(rejection.reason()).contains("the statement is in EUR").contains("enter it by hand");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"DEUR12,50NTRF", "D12,50EURNTRFREF", "D12,50EUR", "DREUR12,50NTRF", "DR12,50NTRF"})
    void readsALineThatNamesTheStatementsCurrency(String written) {
        assertThat(read(statement("C260131EUR87,50", ":61:260102" + written)).lines())
                .singleElement()
                .satisfies(line -> assertThat(line.amount().minor()).isEqualTo(-1_250));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "D12,50NTRF",
                "D12,5NTRF",
                "D12,50",
                "D12,50\n4711 of a supplement",
                "D12,50 NTRF",
                "D12,5\nsupplement",
                "D12,50TXYZREF",
                "D12,50//4711"
            })
    void readsAnAmountThatEndsForCertain(String written) {
        Reading reading = read(statement("C260131EUR87,50", ":61:260102" + written));

        assertThat(reading.warnings()).isEmpty();
        assertThat(reading.lines().getFirst().amount()).hasToString("-12.50 EUR");
    }

    @Test
    void rejectsABookingOn29FebruaryOfAYearThatHasNone() {
        Reading reading = read(statement("C260131EUR101,00", ":61:2403010229C1,00NTRF", ":61:2303010229C1,00NTRF"));

        assertThat(reading.lines()).extracting(Line::booked).containsExactly(LocalDate.of(2024, 2, 29));
        assertThat(reading.rejections()).extracting(Rejection::code).containsExactly("date-unreadable");
    }

    @Test
    void keepsTheCurrencyOfABalanceWhoseAmountCannotBeRead() {
        Reading reading = read(bytes(SAMPLE.replace("EUR1000,00", "USD1.000")), EURO);

        assertThat(events(reading, StatementOpened.class))
                .extracting(StatementOpened::currency)
                .containsExactly(Optional.of("USD"));
        assertThat(reading.lines())
                .extracting(line -> line.amount().currency().code())
                .containsOnly("USD");
        assertThat(reading.warnings()).contains("balance-unreadable");
    }

    @Test
    void neverReplacesACurrencyThatItDoesNotKnow() {
        assertThat(code(read(bytes(SAMPLE.replace("EUR", "EUX")), EURO))).isEqualTo("currency-unknown");
        assertThat(read(bytes(SAMPLE.replace("EUR", "XXX")), EURO).lines())
                .extracting(line -> line.amount().currency().code())
                .containsOnly("EUR");
    }
}
