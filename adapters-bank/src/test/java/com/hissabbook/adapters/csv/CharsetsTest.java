package com.hissabbook.adapters.csv;

import static org.assertj.core.api.Assertions.assertThat;

import com.hissabbook.adapters.corpus.SmallFile;
import com.hissabbook.statement.Inspection;
import com.hissabbook.statement.ReadOptions;
import com.hissabbook.statement.StatementEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A few odd bytes make no file Chinese. */
class CharsetsTest {

    private static final Charset WESTERN = Charset.forName("windows-1252");
    private static final String HEADER = "Date,Text,Amount\n";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Müller",
                "Café Zoë",
                "Größe Straße",
                "Señor Núñez",
                "Ångström",
                "Crédit agricole à Orléans",
                "naïve",
                "Ærø",
                "§ 5 – 20 °C"
            })
    void takesAFewOddBytesForWesternLetters(String text) {
        byte[] file = (HEADER + "2026-03-01,Rent,-1.00\n2026-03-02," + text + ",-2.00\n").getBytes(WESTERN);
        assertThat(Charsets.detect(file)).isEqualTo(WESTERN);
        assertThat(Charsets.isMixed(file)).isFalse();
    }

    @Test
    void readsAFileOfTwoEncodingsByTheOneThatPrevailsAndSaysSo() throws Exception {
        byte[] mostlyUtf8 = mixed("Müller Größe Café", "Zoë");
        assertThat(Charsets.detect(mostlyUtf8)).isEqualTo(StandardCharsets.UTF_8);
        assertThat(notices(mostlyUtf8)).contains("charset-mismatch", "charset-mixed");

        byte[] mostlyWestern = mixed("Müller", "Zoë, Café, Größe");
        assertThat(Charsets.detect(mostlyWestern)).isEqualTo(WESTERN);
        assertThat(notices(mostlyWestern)).contains("charset-mixed");
    }

    @Test
    void readsBytesThatNoEncodingHasAsWestern() {
        byte[] file = (HEADER + "2026-03-02,Caf\u0081 \u0090x,-2.00\n").getBytes(StandardCharsets.ISO_8859_1);
        assertThat(Charsets.detect(file)).isEqualTo(WESTERN);
        assertThat(Charsets.isMixed(file)).isTrue();
    }

    private static byte[] mixed(String utf8, String western) throws IOException {
        var file = new ByteArrayOutputStream();
        file.write((HEADER + "2026-03-02," + utf8 + ",-2.00\n").getBytes(StandardCharsets.UTF_8));
        file.write(("2026-03-05,\"" + western + "\",-3.00\n").getBytes(WESTERN));
        return file.toByteArray();
    }

    private static List<String> notices(byte[] file) throws Exception {
        var reader = new CsvReader();
        var found = (Inspection.Readable) reader.inspect(SmallFile.of(file), ReadOptions.NONE);
        List<StatementEvent> events = new ArrayList<>();
        reader.read(SmallFile.of(file), new ReadOptions(found.profile(), Samples.EUR), events::add);
        assertThat(Samples.rejections(events)).isEmpty();
        return Samples.notices(events);
    }
}
