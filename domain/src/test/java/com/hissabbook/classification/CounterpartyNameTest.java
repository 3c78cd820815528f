package com.hissabbook.classification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The same shop has the same name, whatever terminal, reference and branch the bank writes beside it. */
class CounterpartyNameTest {

    private static final String PIECES = "Café*/ -.:#,;&'0123456789XXGMBHUSreFParis//\u00e9\u4e2d\ud83d\ude00 ";

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            SQ *BLUE BOTTLE COFFEE 0423 SAN   | BLUE BOTTLE COFFEE SAN
            PAYPAL *SPOTIFY AB                | SPOTIFY
            AMZN Mktp US*2K4AB12C3            | AMZN MKTP
            Amazon.de*Z93KD7XY0               | AMAZON.DE
            REWE SAGT DANKE 44123//KOELN/DE   | REWE SAGT DANKE
            POS PURCHASE TESCO STORES 3021 LONDON GB | TESCO STORES
            Kartenzahlung EDEKA Markt 12.03. 14:05   | EDEKA MARKT
            VISA DEBIT STARBUCKS #1234 SEATTLE WA    | STARBUCKS
            Netflix International B.V. REF 88123     | NETFLIX INTERNATIONAL
            Stadtwerke München GmbH KdNr 4711-22     | STADTWERKE
            H&M 0432 STOCKHOLM                | H&M
            7-ELEVEN 31442 OSLO               | 7-ELEVEN
            FOREVER 21                        | FOREVER 21
            O2 Germany                        | O2 GERMANY
            PARIS                             | PARIS
            4711                              | 4711
            Müller                            | MÜLLER
            """)
    void leavesTheNoiseOut(String written, String name) {
        assertThat(CounterpartyName.of(Optional.empty(), written)).isEqualTo(name);
    }

    @Test
    void takesTheCounterpartyBeforeTheDescription() {
        assertThat(CounterpartyName.of(Optional.of("Landlord Ltd"), "RENT MARCH"))
                .isEqualTo("LANDLORD");
        assertThat(CounterpartyName.of(Optional.of(" "), "RENT MARCH")).isEqualTo("RENT MARCH");
    }

    /** A name is its own name: keys that people see can be named in an edit. */
    @Test
    void changesNothingMoreOfWhatItMade() {
        var random = new Random(20260314);
        for (int n = 0; n < 20_000; n++) {
            var text = new StringBuilder("x");
            for (int length = random.nextInt(80); length > 0; length--) {
                text.append(PIECES.charAt(random.nextInt(PIECES.length())));
            }
            String name = CounterpartyName.of(Optional.empty(), text.toString());

            assertThat(name).as(text.toString()).isNotEmpty().hasSizeLessThanOrEqualTo(CounterpartyName.MAX);
            assertThat(CounterpartyName.of(Optional.empty(), name))
                    .as(text.toString())
                    .isEqualTo(name);
        }
    }
}
