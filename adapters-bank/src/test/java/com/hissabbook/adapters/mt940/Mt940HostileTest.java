package com.hissabbook.adapters.mt940;

import static com.hissabbook.adapters.mt940.Mt940Sample.SAMPLE;
import static com.hissabbook.adapters.mt940.Mt940Sample.bytes;
import static com.hissabbook.adapters.mt940.Mt940Sample.code;
import static com.hissabbook.adapters.mt940.Mt940Sample.read;
import static org.assertj.core.api.Assertions.assertThat;

import com.hissabbook.adapters.corpus.Reading;
import com.hissabbook.adapters.corpus.SmallFile;
import com.hissabbook.statement.ReadOptions;
import com.hissabbook.statement.StatementEvent.Rejection;
import com.hissabbook.statement.StatementSource;
import com.hissabbook.statement.UnreadableFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Mt940HostileTest {

    private static final int LONG = 64;

    @Test
    void neverTellsALineThatTheWholeFileDoesNotHaveAndSaysThatTheEndIsMissing() {
        byte[] all = bytes(SAMPLE);
        List<String> whole = facts(read(SAMPLE));
        for (int length = 0; length < all.length - 4; length++) {
            Reading cut = read(Arrays.copyOf(all, length), ReadOptions.NONE);
            assertThat(facts(cut)).as("cut at %d", length).isSubsetOf(whole);
            boolean looksComplete = cut.refused().isEmpty()
                    && cut.warnings().isEmpty()
                    && cut.rejections().isEmpty();
            assertThat(looksComplete).as("cut at %d looks complete", length).isFalse();
        }
    }

    @Test
    void throwsNothingButARefusalWhateverTheBytes() {
        Random random = new Random(20261123);
        byte[] bytes = bytes(SAMPLE);
        for (int round = 0; round < 4_000; round++) {
            Reading reading = read(SmallFile.mutated(random, bytes, ":?6012FMCDR,.-/\n\r"), ReadOptions.NONE);
            assertThat(reading.refused().map(UnreadableFile::getMessage).orElse("read"))
                    .isNotBlank();
        }
    }

    /** Fields of 64 MB in a heap that would not hold them as text. */
    @Test
    void holdsNoMoreThanTheBeginningOfALongField() throws IOException {
        Reading oneLine = Reading.of(new Mt940Reader(), stuffed("x".repeat(1 << 20)), ReadOptions.NONE);
        Reading manyLines = Reading.of(new Mt940Reader(), stuffed("text\n".repeat(1 << 18)), ReadOptions.NONE);

        assertThat(oneLine.lines()).hasSize(2);
        assertThat(manyLines.lines()).hasSize(2);
    }

    @Test
    void rejectsAStatementLineWithoutEnd() {
        Reading reading = read(SAMPLE.replace("NMSCKREF", "NMSC" + "K".repeat(10_000)));

        assertThat(reading.rejections()).extracting(Rejection::code).containsExactly("record-too-long");
        assertThat(reading.lines()).hasSize(1);
    }

    @Test
    void readsAMillionEmptyFieldsInAMoment() {
        assertThat(code(read(":20:\n".repeat(1_000_000)))).isEqualTo("no-transactions");
        assertThat(read(SAMPLE + ":21:\n".repeat(1_000_000)).lines()).hasSize(2);
    }

    @Test
    void refusesWhatIsNoText() {
        assertThat(code(read(SAMPLE.replace("Kettle", "Ket\0tle")))).isEqualTo("binary");
        assertThat(code(read(SAMPLE.getBytes(StandardCharsets.UTF_16LE), ReadOptions.NONE)))
                .isEqualTo("binary");
        assertThat(code(read(SAMPLE.getBytes(StandardCharsets.UTF_16), ReadOptions.NONE)))
                .isEqualTo("binary");
        assertThat(code(read(new byte[] {'P', 'K', 3, 4, 20, 0, 0, 0}, ReadOptions.NONE)))
                .isEqualTo("binary");
    }

    private static List<String> facts(Reading reading) {
        return reading.lines().stream()
                .map(line -> line.booked() + " " + line.amount())
                .toList();
    }

    /** The sample with this text many times in its first field 86. */
    private static StatementSource stuffed(String text) {
        int at = SAMPLE.indexOf("Kettle");
        return SmallFile.stuffed(bytes(SAMPLE.substring(0, at)), bytes(text), LONG, bytes(SAMPLE.substring(at)));
    }
}
