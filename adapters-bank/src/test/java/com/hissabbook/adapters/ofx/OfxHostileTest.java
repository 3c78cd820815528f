package com.hissabbook.adapters.ofx;

import static com.hissabbook.adapters.ofx.OfxSample.HEADER;
import static com.hissabbook.adapters.ofx.OfxSample.XML_HEADER;
import static com.hissabbook.adapters.ofx.OfxSample.read;
import static com.hissabbook.adapters.ofx.OfxSample.statement;
import static com.hissabbook.adapters.ofx.OfxSample.transaction;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.hissabbook.adapters.corpus.Reading;
import com.hissabbook.statement.ReadOptions;
import com.hissabbook.statement.StatementEvent.Rejection;
import com.hissabbook.statement.StatementSource;
import com.hissabbook.statement.UnreadableFile;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OfxHostileTest {

    private static final String SAMPLE = HEADER
            + statement(
                    transaction("-850.00", "r1", "<NAME>City Homés & Co") + transaction("12.50", "r2", "<MEMO>Refund"));
    private static final byte[] BYTES = SAMPLE.getBytes(StandardCharsets.UTF_8);

    @Test
    void neverTellsPartOfAStatementThatWasCut() {
        Reading whole = read(BYTES, ReadOptions.NONE);

        for (int length = 0; length < BYTES.length; length++) {
            Reading cut = read(Arrays.copyOf(BYTES, length), ReadOptions.NONE);
            if (cut.refused().isPresent()) {
                assertThat(cut.refused().get().code())
                        .isIn("empty-file", "not-a-statement", "no-statement", "truncated");
            } else {
                assertThat(cut.lines()).isEqualTo(whole.lines());
                assertThat(cut.rejections()).isEmpty();
            }
        }
    }

    @Test
    void throwsNothingButARefusalWhateverTheBytes() {
        Random random = new Random(20261122);
        for (int round = 0; round < 4_000; round++) {
            byte[] mutated = BYTES.clone();
            for (int change = random.nextInt(8); change >= 0; change--) {
                int at = random.nextInt(mutated.length);
                switch (random.nextInt(3)) {
                    case 0 -> mutated[at] = (byte) random.nextInt(256);
                    case 1 -> mutated[at] = (byte) "<>/&;![]-?\r\n".charAt(random.nextInt(12));
                    default -> mutated = spliced(mutated, random);
                }
            }
            Reading reading = read(mutated, ReadOptions.NONE);
            assertThat(reading.refused().map(UnreadableFile::getMessage).orElse("read"))
                    .isNotBlank();
        }
    }

    @Test
    void neverProcessesADocumentType() {
        String xml = XML_HEADER + "<!DOCTYPE OFX [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]>"
                + statement(transaction("1.00", "x", "<NAME>&b;"));

        assertThat(read(xml).refused().orElseThrow().code()).isEqualTo("document-type");
    }

    @Test
    void letsNoNestingGrow() {
        String deep = "<X>".repeat(200_000);

        assertThat(read(HEADER + statement(transaction("1.00", "x", "")).replace("<STMTRS>", deep + "<STMTRS>"))
                        .lines())
                .hasSize(1);
    }

    @Test
    void rejectsATransactionLongerThanAnyBankWrites() {
        String file = HEADER
                + statement(transaction("1.00", "x", "<MEMO>" + "m".repeat(1_000_000))
                        + transaction("2.00", "y", "<MEMO>" + "<A>".repeat(100_000))
                        + transaction("3.00", "z", ""));

        Reading reading = read(file);

        assertThat(reading.rejections())
                .extracting(Rejection::code)
                .containsExactly("record-too-long", "record-too-long");
        assertThat(reading.lines()).extracting(line -> line.amount().toString()).containsExactly("3.00 EUR");
    }

    @Test
    void readsALineOfAGigabyteInNoMoreMemoryThanAShortOne() {
        byte[] before = (HEADER + statement("").split("<BANKTRANLIST>")[0]).getBytes(StandardCharsets.UTF_8);
        StatementSource source = new StatementSource() {
            @Override
            public InputStream open() {
                return new SequenceInputStream(new ByteArrayInputStream(before), new Letters(1L << 30));
            }

            @Override
            public long size() {
                return before.length + (1L << 30);
            }
        };

        assertThatExceptionOfType(UnreadableFile.class)
                .isThrownBy(() -> new OfxReader().read(source, ReadOptions.NONE, event -> {}))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("truncated"));
    }

    @Test
    void refusesZeroBytesWithinTheStatement() {
        for (String damaged : List.of(SAMPLE.replace("City", "Ci\u0000ty"), SAMPLE.replace("-850", "-8\u000050"))) {
            assertThat(read(damaged).refused().orElseThrow().code()).isEqualTo("binary");
        }
        assertThat(read(SAMPLE + "\u0000\u0000").lines()).hasSize(2);
    }

    @Test
    void holdsCountsAgainstTheRawNumberOfTransactions() {
        String hidden = transaction("5.00", "h", "").replace("<", "<![CDATA[<").replaceFirst("$", "]]>");

        assertThat(List.of("miscounted", "truncated"))
                .contains(read(HEADER + statement("<NOTE>" + hidden))
                        .refused()
                        .orElseThrow()
                        .code());
    }

    private static byte[] spliced(byte[] bytes, Random random) {
        int from = random.nextInt(bytes.length);
        int length = Math.min(random.nextInt(200), bytes.length - from);
        int to = random.nextInt(bytes.length);
        byte[] out = new byte[bytes.length + length];
        System.arraycopy(bytes, 0, out, 0, to);
        System.arraycopy(bytes, from, out, to, length);
        System.arraycopy(bytes, to, out, to + length, bytes.length - to);
        return out;
    }

    /** One letter, as often as asked. */
    private static final class Letters extends InputStream {

        private long left;

        Letters(long count) {
            this.left = count;
        }

        @Override
        public int read() {
            return left-- > 0 ? 'x' : -1;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            if (left <= 0) {
                return -1;
            }
            int count = (int) Math.min(left, length);
            Arrays.fill(target, offset, offset + count, (byte) 'x');
            left -= count;
            return count;
        }
    }
}
