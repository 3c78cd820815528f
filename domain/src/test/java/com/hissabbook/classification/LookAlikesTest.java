package com.hissabbook.classification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A question is answered from a bounded number of examples, however many there are. */
class LookAlikesTest {

    private static final UUID ASKED = new UUID(0, 0);
    private static final UUID FEES = new UUID(1, 1);
    private static final UUID RENT = new UUID(2, 2);

    @Test
    void commonWordsDoNotLeadTheSearch() {
        LookAlikes past = fees(20_000);
        IntStream.range(0, 12)
                .forEach(n -> past.learn(new UUID(6, n), RENT, true, Set.of("PAYMENT", "LETTINGS", "RENT" + n)));

        assertThat(past.compared(true, Set.of("PAYMENT", "LETTINGS"))).hasSize(12);
        assertThat(past.of(ASKED, true, Set.of("PAYMENT", "LETTINGS")))
                .extracting(Suggestion::accountId)
                .containsExactly(RENT);
    }

    @Test
    void whereThereAreOnlyCommonWordsTheNewestExamplesSpeak() {
        LookAlikes past = fees(20_000);

        assertThat(past.compared(true, Set.of("PAYMENT", "FEE")))
                .hasSizeLessThanOrEqualTo(LookAlikes.COMPARED)
                .contains(0)
                .doesNotContain(19_999);
        List<Suggestion> found = past.of(ASKED, true, Set.of("PAYMENT", "FEE"));
        assertThat(found).extracting(Suggestion::accountId).containsExactly(FEES);
        assertThat(found.getFirst().confidence()).isGreaterThan(80);
    }

    @Test
    void comparesNoMoreWithManyExamplesThanWithFew() {
        for (int examples : new int[] {2_000, 20_000, 60_000}) {
            LookAlikes past = new LookAlikes();
            IntStream.range(0, examples)
                    .forEach(n -> past.learn(
                            new UUID(5, n), FEES, true, Set.of("PAYMENT", "SHOP" + n % 15, "TOWN" + n % 20)));

            assertThat(past.compared(true, Set.of("PAYMENT", "SHOP3", "TOWN3", "NEVER")))
                    .as("of " + examples)
                    .hasSizeBetween(100, LookAlikes.COMPARED);
        }
    }

    @Test
    void examplesOfTheOtherDirectionAreNotCompared() {
        LookAlikes past = fees(5_000);
        past.learn(new UUID(7, 7), RENT, false, Set.of("PAYMENT", "FEE"));

        assertThat(past.compared(false, Set.of("PAYMENT", "FEE"))).containsExactly(5_000);
        assertThat(past.of(ASKED, false, Set.of("PAYMENT", "FEE")))
                .extracting(Suggestion::accountId)
                .containsExactly(RENT);
    }

    /** Each of the same words. */
    private static LookAlikes fees(int examples) {
        var past = new LookAlikes();
        IntStream.range(0, examples).forEach(n -> past.learn(new UUID(4, n), FEES, true, Set.of("PAYMENT", "FEE")));
        return past;
    }
}
