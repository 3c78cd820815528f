package com.hissabbook.adapters.mt940;

import com.hissabbook.adapters.corpus.Reading;
import com.hissabbook.adapters.corpus.SmallFile;
import com.hissabbook.statement.ReadOptions;
import com.hissabbook.statement.StatementEvent;
import com.hissabbook.statement.UnreadableFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Small MT940 files of our own. */
final class Mt940Sample {

    static final String SAMPLE = """
            :20:START1
            :25:10020030/1234567
            :28C:7/1
            :60F:C260101EUR1000,00
            :61:2601020102D12,50NMSCKREF+//B100
            CARD 42
            :86:Kettle Software
            licence 2026
            :61:2601050105C200,00NTRFINV-7
            :86:166?00SEPA CREDIT?20SVWZ+Invoice 7 of De?21cember?32Meyer ?33and Sons
            :62F:C260131EUR1187,50
            -
            """;

    private Mt940Sample() {}

    /** A statement with these fields 61 and 86 and the closing balance that they make. */
    static String statement(String closing, String... fields) {
        return ":20:START1\n:25:1234567\n:28C:1/1\n:60F:C260101EUR100,00\n" + String.join("\n", fields) + "\n:62F:"
                + closing + "\n-\n";
    }

    static Reading read(String file) {
        return read(bytes(file), ReadOptions.NONE);
    }

    static Reading read(byte[] file, ReadOptions options) {
        try {
            return Reading.of(new Mt940Reader(), SmallFile.of(file), options);
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
    }

    static String code(Reading reading) {
        return reading.refused().map(UnreadableFile::code).orElse("read");
    }

    static <T extends StatementEvent> List<T> events(Reading reading, Class<T> kind) {
        return reading.events().stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
