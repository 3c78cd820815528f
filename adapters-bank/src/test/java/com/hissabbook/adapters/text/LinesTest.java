package com.hissabbook.adapters.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinesTest {

    private static final int LONGEST = 4_096;

    @ParameterizedTest
    @ValueSource(ints = {1, LONGEST - 2, LONGEST - 1, LONGEST, LONGEST + 1, LONGEST + 2, 3 * LONGEST})
    void endsALineAtTwoAtSignsHoweverLongItIs(int length) throws IOException {
        Lines lines = new Lines(new StringReader("x".repeat(length) + "@@next@@last"), true);

        assertThat(lines.next()).isTrue();
        assertThat(lines.text()).hasToString("x".repeat(Math.min(length, LONGEST)));
        assertThat(lines.tooLong()).isEqualTo(length > LONGEST);
        assertThat(rest(lines)).containsExactly("next", "last");
    }

    @Test
    void endsALineAtAnyLineEnd() throws IOException {
        assertThat(rest(new Lines(new StringReader("a@@b\r\nc\rd\n\ne")))).containsExactly("a@@b", "c", "d", "", "e");
    }

    private static List<String> rest(Lines lines) throws IOException {
        List<String> all = new ArrayList<>();
        while (lines.next()) {
            all.add(lines.text().toString());
        }
        return all;
    }
}
