package com.hissabbook.adapters.qif;

import com.hissabbook.adapters.corpus.Reading;
import com.hissabbook.adapters.corpus.SmallFile;
import com.hissabbook.kernel.CurrencyCode;
import com.hissabbook.statement.ReadOptions;
import com.hissabbook.statement.UnreadableFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Small QIF files of our own. */
final class QifSample {

    static final ReadOptions EURO = new ReadOptions(Optional.empty(), Optional.of(new CurrencyCode("EUR")));

    static final String SAMPLE = """
            !Type:Bank
            D12/31/2025
            T-1,850.00
            N1042
            PCity Lettings
            MRent January
            LHousing
            ^
            D1/2/2026
            T12.50
            PKettle Café
            ^
            """;

    private QifSample() {}

    static String records(String... records) {
        return "!Type:Bank\n" + String.join("\n^\n", records) + "\n^\n";
    }

    static Reading read(String file) {
        return read(bytes(file), EURO);
    }

    static Reading read(byte[] file, ReadOptions options) {
        try {
            return Reading.of(new QifReader(), SmallFile.of(file), options);
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
    }

    static String code(Reading reading) {
        return reading.refused().map(UnreadableFile::code).orElse("read");
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
