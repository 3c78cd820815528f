package com.hissabbook.adapters.qif;

import static com.hissabbook.adapters.qif.QifSample.EURO;
import static com.hissabbook.adapters.qif.QifSample.SAMPLE;
import static com.hissabbook.adapters.qif.QifSample.bytes;
import static com.hissabbook.adapters.qif.QifSample.code;
import static com.hissabbook.adapters.qif.QifSample.read;
import static org.assertj.core.api.Assertions.assertThat;

import com.hissabbook.adapters.corpus.Reading;
import com.hissabbook.banking.StatementEvent.Line;
import com.hissabbook.banking.StatementEvent.Rejection;
import com.hissabbook.banking.StatementSource;
import com.hissabbook.banking.UnreadableFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
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
            byte[] mutated = bytes.clone();
            for (int change = random.nextInt(8); change >= 0; change--) {
                mutated[random.nextInt(mutated.length)] = random.nextBoolean()
                        ? (byte) random.nextInt(256)
                        : (byte) "^!DTU$'/,.-\r\n 09".charAt(random.nextInt(16));
            }
            Reading reading = read(mutated, EURO);
            assertThat(reading.refused().map(UnreadableFile::getMessage).orElse("read"))
                    .isNotBlank();
        }
    }

    /** A line of 200 MB in a heap that would not hold it as text. */
    @Test
    void holdsNoMoreThanTheBeginningOfALongLine() throws IOException {
        byte[] block = bytes("x".repeat(1 << 20));
        StatementSource endless = new StatementSource() {
            @Override
            public InputStream open() {
                List<InputStream> parts = new ArrayList<>();
                parts.add(new ByteArrayInputStream(bytes("!Type:Bank\nD12/31/2025\nT1.00\nM")));
                Collections.nCopies(200, block).forEach(part -> parts.add(new ByteArrayInputStream(part)));
                parts.add(new ByteArrayInputStream(bytes("\n^\nD12/31/2025\nT2.00\n^\n")));
                return new SequenceInputStream(Collections.enumeration(parts));
            }

            @Override
            public long size() {
                return 200L << 20;
            }
        };
        Reading reading = Reading.of(new QifReader(), endless, EURO);

        assertThat(reading.rejections()).extracting(Rejection::code).containsExactly("record-too-long");
        assertThat(reading.lines()).hasSize(1);
    }

    @Test
    void refusesZeroBytes() {
        assertThat(code(read(SAMPLE.replace("Rent", "Re\0nt")))).isEqualTo("binary");
    }
}
