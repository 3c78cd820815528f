package com.hissabbook.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is booked is recognised by these digests for ever: a change that moves one of them books known lines a second time. */
class CanonicalDescriptionTest {

    private static final String WHY =
            "the function, or the Unicode tables of the JDK, write a text otherwise than the books that exist";

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            EUR | -                | ''                  | 2e320b54-e932-3d82-8f34-b75e7e032517
            EUR | -                | Coffee              | e2136e1c-3743-6969-7a43-c636adb9ad2c
            USD | -                | Coffee              | 75a6b075-3863-2b61-bead-1b8b98baad6a
            EUR | Kettle  Software | '  Licence 2026 '   | 64055555-725d-e0c4-805f-66182fcc78a4
            EUR | Kettle           | Software            | af1457c8-ca7f-fa3d-3ef3-43f5b8ac1a31
            EUR | -                | Kettle Software     | 69446b5b-c904-af3a-9fc3-6d981bc50163
            SEK | -                | R\u00e4ksm\u00f6rg\u00e5s \ufb01n | 66651734-dc0c-f84a-3fe9-9f5b48523b74
            EUR | -                | stra\u00dfe         | 5e15e9a1-0d75-86d4-917c-9dde0769568f
            EUR | -                | \uff21\uff22\uff23 \uff11\uff12\uff13 | 5baa6451-27f2-4477-50b7-cd3d78d3ef34
            EUR | -                | I\u00a0i \u0131 \u0130 | e2dab0b3-cf85-80b3-5bc3-250b69ef4189
            """)
    void keepsTheDigestsOfVersionOne(String currency, String counterparty, String description, UUID digest) {
        assertThat(CanonicalDescription.VERSION).isEqualTo(1);
        assertThat(CanonicalDescription.digest(currency, Optional.ofNullable(counterparty), description))
                .as(WHY)
                .isEqualTo(digest);
    }

    @Test
    void isTheSameWhateverTheCaseTheSpacingAndTheUnicodeForm() {
        String told = CanonicalDescription.of("Caf\u00e9  Z\u00fcrich\tNo. 7");

        assertThat(CanonicalDescription.of(" CAFE\u0301 zu\u0308rich\u00a0no. 7 "))
                .isEqualTo(told);
        assertThat(CanonicalDescription.of(told)).isEqualTo(told);
        assertThat(CanonicalDescription.of("Cafe Z\u00fcrich No. 7")).isNotEqualTo(told);
    }
}
