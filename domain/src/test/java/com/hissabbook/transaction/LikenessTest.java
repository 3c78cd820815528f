package com.hissabbook.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import com.hissabbook.kernel.Ids;
import com.hissabbook.transaction.Likeness.Told;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A reason that a person reads must be true, and only what is true counts. */
class LikenessTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 10);

    @Test
    void saysOfOtherNumbersThatTheTextIsAnother() {
        Proposal numbers = proposal("0012345", "0099887", 3);

        assertThat(numbers.reasons()).contains("but another text").doesNotContain("same text");
        assertThat(numbers.score()).isLessThan(Likeness.ENOUGH);
        assertThat(proposal("0012345", "Bakery", 0).reasons()).contains("but another text");
    }

    @Test
    void saysOfTheSameNumberThatTheTextIsTheSame() {
        assertThat(proposal("0012345", " 0012345 ", 3).reasons()).contains("same text");
        assertThat(proposal("Coffee house", "COFFEE HOUSE", 3).reasons()).contains("same text");
    }

    @Test
    void comparesNoTextWhereThereIsNone() {
        Proposal silent = proposal("", "", 0);

        assertThat(silent.reasons()).contains("but no text to compare").doesNotContain("same text");
        assertThat(silent.score()).isGreaterThanOrEqualTo(Likeness.ENOUGH_IN_A_KNOWN_FILE);
        assertThat(proposal("Bakery", "", 0).reasons()).contains("but no text to compare");
    }

    private static Proposal proposal(String line, String known, int days) {
        return Likeness.of(
                1, told(DAY.plusDays(days), line), Ids.next(), told(DAY, known), DAY.minusDays(9), DAY.plusDays(9));
    }

    private static Told told(LocalDate day, String text) {
        return new Told(day, Optional.empty(), Optional.empty(), text);
    }
}
