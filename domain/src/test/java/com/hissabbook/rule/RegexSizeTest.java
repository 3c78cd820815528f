package com.hissabbook.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.re2j.Pattern;
import com.hissabbook.kernel.Refused;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegexSizeTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    abc         | 3
                    (ab{3}){4}  | 25
                    [a{9}]]{2}  | 4
                    \\x{41}{3}  | 4
                    a{2,}       | 3
                    a{9         | 3
                    \\Q[{9}\\E  | 6
                    """)
    void countsWhatRepeatsAreWrittenOutTo(String expression, long size) {
        assertThat(RegexSize.of(expression)).isEqualTo(size);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(?:(?:abcdefgh){316}){316}",
                "((a{100}){100}){100}",
                "\\Q[\\E(?:(?:abc){300}){300}",
                "[[:alpha:]](?:(?:x{10}){300}){30}",
                "(?i:(a|b{900}){900})",
            })
    @Timeout(5)
    void refusesWhatWouldBecomeHugeBeforeItIsCompiled(String expression) {
        assertThatThrownBy(() -> Regex.compiled(expression))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo("regex-too-large"));
    }

    @Test
    void neverSaysMuchLessThanWhatIsCompiled() {
        Random random = new Random(20261124);
        int read = 0;
        for (int n = 0; n < 20_000; n++) {
            String expression = any(random, 3);
            long size = RegexSize.of(expression);
            if (size < 3_000) {
                try {
                    assertThat((long) Pattern.compile(expression).programSize())
                            .as(expression)
                            .isLessThanOrEqualTo(2 * size + 10);
                    read++;
                } catch (com.google.re2j.PatternSyntaxException unreadable) {
                    assertThat(unreadable.getDescription()).isNotNull();
                }
            }
        }
        assertThat(read).isGreaterThan(10_000);
    }

    private static String any(Random random, int depth) {
        StringBuilder text = new StringBuilder();
        for (int part = 0; part <= random.nextInt(4); part++) {
            text.append(
                    switch (random.nextInt(depth > 0 ? 9 : 7)) {
                        case 0 -> "[^]a(]";
                        case 1 -> "\\d";
                        case 2 -> "\\Qa{[(\\E";
                        case 3 -> "[[:alpha:]x]";
                        case 4 -> "\\x{41}";
                        case 5 -> "a|b";
                        case 6 -> "x";
                        default -> "(" + any(random, depth - 1) + ")";
                    });
            text.append(
                    switch (random.nextInt(6)) {
                        case 0 -> "{" + (1 + random.nextInt(20)) + "}";
                        case 1 -> "{" + random.nextInt(5) + "," + (5 + random.nextInt(20)) + "}";
                        case 2 -> "+";
                        default -> "";
                    });
        }
        return text.toString();
    }
}
