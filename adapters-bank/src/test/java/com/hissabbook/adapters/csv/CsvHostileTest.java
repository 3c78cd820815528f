package com.hissabbook.adapters.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hissabbook.adapters.corpus.SmallFile;
import com.hissabbook.statement.ReadOptions;
import com.hissabbook.statement.StatementEvent.Line;
import com.hissabbook.statement.StatementSource;
import com.hissabbook.statement.UnreadableFile;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Files that are broken or meant to break something: a plain refusal or row errors, never a stack trace, a hang or a growing heap. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class CsvHostileTest {

    private static final byte[] GOOD = Samples.bytes(
            "Date,Text,Amount,Balance",
            "2026-03-01,\"Rent, \"\"March\"\"\",-900.00,\"1,100.00\"",
            "2026-03-02,Größe,25.50,1125.50",
            "2026-03-03,\"two\nlines\",-0.50,1125.00");

    @Test
    void survivesTruncationAtEveryByte() {
        for (int length = 0; length <= GOOD.length; length++) {
            readsOrRefuses(Arrays.copyOf(GOOD, length));
        }
    }

    @Test
    void survivesRandomMutations() {
        Random random = new Random(20_260_301);
        byte[] spice = "\"\",;\t|\n\r\u0000-.()0123456789€".getBytes(StandardCharsets.UTF_8);
        for (int round = 0; round < 3_000; round++) {
            byte[] bytes = GOOD.clone();
            for (int i = 0; i < 1 + random.nextInt(8); i++) {
                bytes[random.nextInt(bytes.length)] =
                        random.nextBoolean() ? spice[random.nextInt(spice.length)] : (byte) random.nextInt(256);
            }
            readsOrRefuses(bytes);
        }
    }

    private static void readsOrRefuses(byte[] bytes) {
        assertThatCode(() -> {
                    try {
                        Samples.read(Samples.profile(), bytes);
                    } catch (UnreadableFile plain) {
                        assertThat(plain.getMessage()).isNotBlank();
                    }
                    try {
                        new CsvReader()
                                .read(SmallFile.of(bytes), new ReadOptions(Optional.empty(), Samples.EUR), event -> {});
                    } catch (UnreadableFile plain) {
                        assertThat(plain.getMessage()).isNotBlank();
                    }
                })
                .doesNotThrowAnyException();
    }

    @Test
    void readsAroundALineOfAHundredMegabytes() throws Exception {
        StatementSource source = around(100_000_000, 'x');
        long[] seen = new long[2];
        new CsvReader().read(source, new ReadOptions(Optional.of(Samples.profile()), Samples.EUR), event -> {
            seen[event instanceof Line ? 0 : 1]++;
        });
        assertThat(seen[0]).isEqualTo(1);
    }

    @Test
    void givesUpOnAQuoteThatSwallowsTheFile() throws Exception {
        StatementSource source = around(5_000_000, '\n');
        long[] lines = new long[1];
        new CsvReader().read(source, new ReadOptions(Optional.of(Samples.profile()), Samples.EUR), event -> {
            lines[0] += event instanceof Line ? 1 : 0;
        });
        assertThat(lines[0]).isEqualTo(1);
    }

    @Test
    void stopsAtAFileOfUnclosedQuotes() {
        String[] lines = new String[5_000];
        Arrays.fill(lines, "2026-03-01,\"x\"y,1.00");
        lines[0] = "Date,Text,Amount";
        assertThatThrownBy(() -> Samples.read(Samples.profile(), lines))
                .isInstanceOf(UnreadableFile.class)
                .hasMessageContaining("quote");
    }

    @Test
    void keepsNulBytesOutOfEveryText() throws Exception {
        List<Line> lines = Samples.lines(Samples.read(
                Samples.profile(), "Date,Text,Amount", "2026-03-01,a\u0000b,1.00", "2026-03-02,c,1\u0000.00"));
        assertThat(lines).singleElement().satisfies(line -> {
            assertThat(line.description()).doesNotContain("\u0000");
            assertThat(line.at().raw()).doesNotContain("\u0000");
        });
    }

    @Test
    void refusesBinaryFilesUnderAGivenProfile() {
        byte[] noise = new byte[50_000];
        new Random(7).nextBytes(noise);
        for (byte[] bytes : List.of(noise, Samples.bytes("PK\u0003\u0004sheet"), new byte[1000])) {
            assertThatThrownBy(() -> Samples.read(Samples.profile(), bytes)).isInstanceOf(UnreadableFile.class);
        }
    }

    /** A header, an opening quote with a long filling, and one good row behind. */
    private static StatementSource around(long size, char filling) {
        return new StatementSource() {
            @Override
            public InputStream open() {
                InputStream head = bytes("Date,Text,Amount\n2026-03-01," + (filling == '\n' ? "\"" : ""));
                InputStream long1 = new Repeated(filling, size);
                InputStream tail = bytes("\n2026-03-02,good,1.00\n");
                return new SequenceInputStream(head, new SequenceInputStream(long1, tail));
            }

            @Override
            public long size() {
                return size;
            }
        };
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    /** One byte again and again, without holding them. */
    private static final class Repeated extends InputStream {

        private final char filling;
        private long left;

        Repeated(char filling, long size) {
            this.filling = filling;
            this.left = size;
        }

        @Override
        public int read() {
            return left-- > 0 ? filling : -1;
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            if (left <= 0) {
                return -1;
            }
            int n = (int) Math.min(length, left);
            Arrays.fill(into, offset, offset + n, (byte) filling);
            left -= n;
            return n;
        }
    }
}
