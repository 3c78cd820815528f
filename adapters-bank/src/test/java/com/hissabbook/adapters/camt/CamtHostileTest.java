package com.hissabbook.adapters.camt;

import static com.hissabbook.adapters.camt.CamtSample.ENTRY;
import static com.hissabbook.adapters.camt.CamtSample.SAMPLE;
import static com.hissabbook.adapters.camt.CamtSample.bytes;
import static com.hissabbook.adapters.camt.CamtSample.code;
import static com.hissabbook.adapters.camt.CamtSample.read;
import static com.hissabbook.adapters.camt.CamtSample.statement;
import static org.assertj.core.api.Assertions.assertThat;

import com.hissabbook.adapters.corpus.Reading;
import com.hissabbook.adapters.corpus.SmallFile;
import com.hissabbook.statement.StatementSource;
import com.hissabbook.statement.UnreadableFile;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CamtHostileTest {

    private static final int LONG = 64;

    @Test
    void refusesAFileThatWasCutAtAnyByte() {
        byte[] all = bytes(SAMPLE.strip());
        for (int length = 0; length < all.length; length++) {
            Reading cut = read(Arrays.copyOf(all, length));
            assertThat(cut.refused()).as("cut at %d", length).isPresent();
            assertThat(cut.refused().orElseThrow().getMessage())
                    .doesNotContain("Exception")
                    .endsWith(".");
        }
    }

    @Test
    void throwsNothingButARefusalWhateverTheBytes() {
        Random random = new Random(20261123);
        byte[] bytes = bytes(SAMPLE);
        for (int round = 0; round < 4_000; round++) {
            Reading reading = read(SmallFile.mutated(random, bytes, "<>/&;=\"'ANtry0129."));
            assertThat(reading.refused().map(UnreadableFile::getMessage).orElse("read"))
                    .isNotBlank();
        }
    }

    @Test
    void fetchesNothingThatADocumentTypeNames(@TempDir Path folder) throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "12.50");
        try (ServerSocket server = new ServerSocket(0)) {
            server.setSoTimeout(200);
            for (String place :
                    new String[] {secret.toUri().toString(), "http://localhost:" + server.getLocalPort() + "/x"}) {
                String type = "<!DOCTYPE Document [<!ENTITY x SYSTEM \"" + place + "\"><!ENTITY % y SYSTEM \"" + place
                        + "\"> %y;]>";
                String file = SAMPLE.replace("<Document", type + "<Document").replace("12.50", "&x;");

                assertThat(code(read(file))).isEqualTo("document-type");
            }
            assertThat(asked(server)).isFalse();
        }
    }

    private static boolean asked(ServerSocket server) throws IOException {
        try {
            server.accept().close();
            return true;
        } catch (SocketTimeoutException nobody) {
            return false;
        }
    }

    @Test
    void multipliesNoEntities() {
        StringBuilder bomb = new StringBuilder("<!DOCTYPE Document [<!ENTITY a0 \"ha\">");
        for (int i = 1; i < 30; i++) {
            bomb.append("<!ENTITY a")
                    .append(i)
                    .append(" \"")
                    .append(("&a" + (i - 1) + ";").repeat(10))
                    .append("\">");
        }
        assertThat(code(read(
                        SAMPLE.replace("<Document", bomb + "]><Document").replace("2026</Ustrd>", "&a29;</Ustrd>"))))
                .isEqualTo("document-type");
    }

    @Test
    void saysInPlainWordsThatElementsStandTooDeep() {
        assertThat(read(SAMPLE.replace("<Ntry>", "<Ntry>" + "<a>".repeat(100)))
                        .refused()
                        .orElseThrow())
                .hasMessage(
                        "The file's elements stand more than 64 deep within each other, which no bank's statement has. Download it from"
                                + " the bank again.");
    }

    @Test
    void refusesEndlessDepthNamesAndAttributes() {
        assertThat(code(read(SAMPLE.replace("<Ntry>", "<Ntry>" + "<a>".repeat(100_000)))))
                .isEqualTo("xml-broken");
        assertThat(code(read(stuffed("<Ntry", " x=\"", "y".repeat(1 << 20))))).isEqualTo("xml-broken");
        assertThat(code(read(stuffed("<Ntry>", "<", "y".repeat(1 << 20))))).isEqualTo("xml-broken");
        assertThat(code(read(stuffed("<Ntry>", "<?", "y".repeat(1 << 20))))).isEqualTo("xml-broken");
        assertThat(code(read(stuffed("<Ntry>", "<!--", "y".repeat(1 << 20))))).isEqualTo("xml-broken");
    }

    /** 64 MB of text, comment or children in a heap that would not hold them. */
    @ParameterizedTest
    @ValueSource(
            strings = {"x", "<Ustrd>y</Ustrd>", "<TxDtls><a>b</a></TxDtls>", "<!-- c -->", "<![CDATA[dd]]>", "&amp;"})
    void holdsNoMoreThanTheBeginningOfALongEntry(String part) {
        Reading reading = read(stuffed("<AddtlNtryInf>", "", part.repeat((1 << 20) / part.length())));

        assertThat(reading.refused()).isEmpty();
        assertThat(reading.lines()).hasSize(1);
        assertThat(reading.lines().getFirst().amount()).hasToString("-12.50 EUR");
    }

    @Test
    void holdsNoMoreThanAPartOfAnEntryThatBranches() {
        String twigs = "<c>" + "<d/>".repeat(250) + "</c>";
        String branches = "<b>" + twigs.repeat(250) + "</b>";

        Reading reading = read(stuffed("<Ntry>", "", branches));

        assertThat(reading.lines()).hasSize(1);
    }

    @Test
    void keepsTheTextOfAnEntryBehindALongOne() {
        String batch = ENTRY.replace("2026</Ustrd>", "2026</Ustrd>" + "<Ustrd>more</Ustrd>".repeat(20_000));

        Reading reading = read(statement(batch + ENTRY, "975.00"));

        assertThat(reading.lines().getLast().at().raw()).startsWith("<Ntry>").endsWith("</Ntry>");
    }

    @Test
    void readsManyEntriesOneByOne() {
        int count = 20_000;

        Reading reading = read(
                statement(ENTRY.replace("<AcctSvcrRef>B100</AcctSvcrRef>", "").repeat(count), "0.00"));

        assertThat(reading.lines())
                .hasSize(count)
                .allMatch(line -> line.at().raw().startsWith("<Ntry>"));
    }

    @Test
    void refusesWhatIsNoXml() {
        assertThat(code(read(SAMPLE.replace("Kettle", "Ket\0tle")))).isEqualTo("xml-broken");
        assertThat(code(read(new byte[] {'P', 'K', 3, 4, 20, 0, 0, 0}))).isEqualTo("xml-broken");
        assertThat(code(read(new byte[0]))).isEqualTo("xml-broken");
    }

    /** The sample with a text many times behind a tag. */
    private static StatementSource stuffed(String tag, String before, String text) {
        int at = SAMPLE.indexOf(tag) + tag.length();
        return SmallFile.stuffed(
                bytes(SAMPLE.substring(0, at) + before), bytes(text), LONG, bytes(SAMPLE.substring(at)));
    }
}
