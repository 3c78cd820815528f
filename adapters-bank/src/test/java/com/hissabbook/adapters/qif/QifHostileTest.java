package com.hissabbook.adapters.qif;

import static com.hissabbook.adapters.qif.QifSample.EURO;
import static com.hissabbook.adapters.qif.QifSample.SAMPLE;
import static com.hissabbook.adapters.qif.QifSample.bytes;
import static com.hissabbook.adapters.qif.QifSample.code;
import static com.hissabbook.adapters.qif.QifSample.read;
import static org.assertj.core.api.Assertions.assertThat;

import com.hissabbook.adapters.corpus.Reading;
import com.hissabbook.adapters.corpus.SmallFile;
import com.hissabbook.statement.StatementEvent.Line;
import com.hissabbook.statement.StatementEvent.Rejection;
import com.hissabbook.statement.StatementSource;
import com.hissabbook.statement.UnreadableFile;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class QifHostileTest {

    @Test
    void neverTellsPartOfARecordThatWasCut() {
        byte[] all = bytes(SAMPLE.replace("1/2/2026", "1/20/2026"));
        List<Line> whole = read(all, EURO).lines();
        for (int length = 0; length < all.length; length++) {
            Reading cut = read(Arrays.copyOf(all, length), EURO);
            assertThat(cut.lines().stream().map(line -> line.amount() + " " + line.booked()))
                    .as("cut at %d", length)
                    .isSubsetOf(whole.stream()
                            .map(line -> line.amount() + " " + line.booked())
                            .toList());
            assertThat(cut.rejections()).hasSizeLessThan(2);
        }
    }

    @Test
    void throwsNothingButARefusalWhateverTheBytes() {
        Random random = new Random(20261122);
        byte[] bytes = bytes(SAMPLE);
        for (int round = 0; round < 4_000; round++) {
            Reading reading = read(SmallFile.mutated(random, bytes, "^!DTU$'/,.-\r\n 09"), EURO);
            assertThat(reading.refused().map(UnreadableFile::getMessage).orElse("read"))
                    .isNotBlank();
        }
    }

    /** A line of 200 MB in a heap that would not hold it as text. */
    @Test
    void holdsNoMoreThanTheBeginningOfALongLine() throws IOException {
        StatementSource endless = SmallFile.stuffed(
                bytes("!Type:Bank\nD12/31/2025\nT1.00\nM"),
                bytes("x".repeat(1 << 20)),
                200,
                bytes("\n^\nD12/31/2025\nT2.00\n^\n"));
        Reading reading = Reading.of(new QifReader(), endless, EURO);

        assertThat(reading.rejections()).extracting(Rejection::code).containsExactly("record-too-long");
        assertThat(reading.lines()).hasSize(1);
    }

    @Test
    void refusesZeroBytes() {
        assertThat(code(read(SAMPLE.replace("Rent", "Re\0nt")))).isEqualTo("binary");
    }
}
