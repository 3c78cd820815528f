package com.hissabbook.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hissabbook.kernel.CurrencyCode;
import com.hissabbook.kernel.Money;
import com.hissabbook.kernel.Refused;
import com.hissabbook.rule.Destination.Portion;
import com.hissabbook.rule.Split.Fixed;
import com.hissabbook.rule.Split.Part;
import com.hissabbook.rule.Split.Percent;
import com.hissabbook.rule.Split.Rest;
import com.hissabbook.rule.Split.Share;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What each account gets of a total. */
class SplitTest {

    private static final int CASES = 10_000;

    @Test
    void thePartsAreTheTotalWhateverIsSplit() {
        var random = new Random(20261123);
        var splits = new AnySplit(
                random, IntStream.range(0, 50).mapToObj(n -> new UUID(n, n)).toList());
        int fitting = 0;
        for (int n = 0; n < CASES; n++) {
            Split split = splits.next("EUR");
            Money total = splits.total("EUR");
            Optional<List<Portion>> parts = split.portions(total);
            fitting += parts.isPresent() ? 1 : 0;
            assertThat(parts.stream().flatMap(List::stream).map(Portion::amount).reduce(Money::plus))
                    .as("%s of %s", split.content(), total)
                    .isEqualTo(parts.map(some -> total));
        }
        assertThat(fitting).isGreaterThan(CASES / 3);
    }

    @Test
    void whatIsLeftOfPercentagesGoesToThoseWhoLostMost() {
        Split thirds = split(percent("33.3333"), percent("33.3333"), percent("33.3334"));

        assertThat(cents(thirds, 100)).isEqualTo(Map.of(1L, 33L, 2L, 33L, 3L, 34L));
        assertThat(cents(thirds, -101)).isEqualTo(Map.of(1L, -34L, 2L, -33L, 3L, -34L));
        assertThat(cents(split(percent("50"), percent("50")), 1)).isEqualTo(Map.of(1L, 1L));
        assertThat(thirds.portions(euro(0))).isEmpty();
    }

    @Test
    void amountsCountInTheTransactionsDirectionAndMayLeaveARest() {
        Split split = split(fixed(6_000), new Rest(), fixed(-500));

        assertThat(cents(split, -10_000)).isEqualTo(Map.of(1L, -6_000L, 2L, -4_500L, 3L, 500L));
        assertThat(cents(split, 5_500)).isEqualTo(Map.of(1L, 6_000L, 3L, -500L));
        assertThat(split.portions(euro(5_499))).isEmpty();
        assertThat(split.misfit(euro(-5_499))).isEqualTo("its amounts add up to 55.00 EUR of 54.99 EUR");
        assertThat(split(fixed(1), fixed(2)).portions(euro(4))).isEmpty();
        assertThat(split.portions(new Money(9_000, new CurrencyCode("USD")))).isEmpty();
    }

    @Test
    void oneAccountTakesAnothersPlace() {
        assertThat(split(fixed(6_000), new Rest(), fixed(-500)).moved(id(1), id(3)))
                .isEqualTo(new Split(List.of(new Part(id(2), new Rest()), new Part(id(3), fixed(5_500)))));
        assertThat(split(percent("40"), percent("60")).moved(id(1), id(2))).isEqualTo(new Destination.Whole(id(2)));
        assertThat(split(fixed(6_000), new Rest()).moved(id(2), id(1))).isEqualTo(new Destination.Whole(id(1)));
        assertThat(split(fixed(5), fixed(-5), new Rest()).moved(id(1), id(2))).isEqualTo(new Destination.Whole(id(3)));
    }

    @Test
    void refusesWhatCannotAddUp() {
        assertThat(refusal(percent("40"))).contains("2 to 50");
        assertThat(refusal(percent("40"), percent("59.9999"))).contains("add up to 99.9999");
        assertThat(refusal(percent("40"), new Rest())).contains("mixes");
        assertThat(refusal(new Rest(), new Rest())).contains("Two parts");
        assertThat(refusal(fixed(0), new Rest())).contains("zero");
        assertThat(refusal(new Rest(), fixed(1), new Fixed(new Money(1, new CurrencyCode("USD")))))
                .contains("several currencies");
        assertThatThrownBy(() -> new Split(List.of(new Part(id(1), new Rest()), new Part(id(1), fixed(1)))))
                .hasMessageContaining("same account");
        assertThatThrownBy(() -> Percent.of(new BigDecimal("100"))).hasMessageContaining("less than 100");
        assertThatThrownBy(() -> Percent.of(new BigDecimal("0.00001"))).hasMessageContaining("4 decimals");
    }

    private static String refusal(Share... shares) {
        try {
            split(shares);
            return "not refused";
        } catch (Refused refused) {
            assertThat(refused.code()).isEqualTo("invalid-split");
            return refused.detail();
        }
    }

    private static Split split(Share... shares) {
        return new Split(IntStream.range(0, shares.length)
                .mapToObj(no -> new Part(id(no + 1), shares[no]))
                .toList());
    }

    private static Share percent(String percent) {
        return Percent.of(new BigDecimal(percent));
    }

    private static Fixed fixed(long cents) {
        return new Fixed(euro(cents));
    }

    private static UUID id(long no) {
        return new UUID(0, no);
    }

    private static Money euro(long cents) {
        return new Money(cents, new CurrencyCode("EUR"));
    }

    private static Map<Long, Long> cents(Split split, long total) {
        return split.portions(euro(total)).orElseThrow().stream()
                .collect(Collectors.toMap(
                        part -> part.accountId().getLeastSignificantBits(),
                        part -> part.amount().minor()));
    }
}
