package com.hissabbook.adapters.ofx;

import com.hissabbook.statement.FileHead;
import com.hissabbook.statement.ReadOptions;
import com.hissabbook.statement.StatementEvent;
import com.hissabbook.statement.StatementReader;
import com.hissabbook.statement.StatementSink;
import com.hissabbook.statement.StatementSource;
import com.hissabbook.statement.UnreadableFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.springframework.stereotype.Component;

/**
 * Reads OFX and QFX, 1.x (SGML) and 2.x (XML), as the specifications 1.6 and 2.2 have them and as banks write them. A file is read
 * twice: a survey of its bytes tells the character set, the number style and the count of transactions, then the lines are told.
 */
@Component
public final class OfxReader implements StatementReader {

    @Override
    public String format() {
        return "OFX";
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public Recognition recognise(FileHead head) {
        try (InputStream in = Utf16Input.unlessOther(new ByteArrayInputStream(head.bytes()))) {
            Header header = Header.of(new String(in.readAllBytes(), StandardCharsets.ISO_8859_1));
            return header.isOfx() || header.named() ? Recognition.CERTAIN : Recognition.NO;
        } catch (IOException e) {
            throw new UncheckedIOException("bytes in memory cannot fail", e);
        }
    }

    @Override
    public void read(StatementSource source, ReadOptions options, StatementSink sink)
            throws IOException, UnreadableFile {
        Survey survey;
        try (InputStream in = Utf16Input.unlessOther(source.open())) {
            survey = Survey.of(in);
        }
        Header header = Header.of(survey.headText());
        refuseUnlessOfx(survey, header);
        Encoding encoding = Encoding.of(header, survey);
        sink.accept(new StatementEvent.TextEncoding(encoding.charset()));
        Told told = new Told(sink);
        noticesOn(header, encoding, told);
        try (InputStream in = Utf16Input.unlessOther(source.open())) {
            new Statements(new Tokens(new Window(in), encoding.charset()), survey, options, told).tell();
        }
    }

    private static void refuseUnlessOfx(Survey survey, Header header) throws UnreadableFile {
        if (survey.size() == 0) {
            throw new UnreadableFile("empty-file", 0, "The file is empty. Download it from the bank again.");
        } else if (!header.isOfx()) {
            String what = header.named() ? "begins like an OFX file but has no <OFX> element" : "is no OFX file";
            throw new UnreadableFile("not-a-statement", 0, "The file " + what + ". Download it from the bank again.");
        } else if (survey.nuls() > 0) {
            throw new UnreadableFile(
                    "binary",
                    0,
                    "The file holds " + survey.nuls()
                            + " zero bytes, which no text has. It was damaged on its way; download it"
                            + " from the bank again.");
        }
    }

    private static void noticesOn(Header header, Encoding encoding, Told told) {
        if (encoding.declaredWrongly()) {
            told.notice(
                    0,
                    "charset-mismatch",
                    "The header declares the character set " + header.declared().orElse("(none)") + ", but the text is "
                            + encoding.charset() + "; it is read as what it is.",
                    0);
        }
        if (!header.hasKnownVersion()) {
            told.notice(
                    0,
                    "version-unknown",
                    "The header names OFX version " + header.version()
                            + ", which does not exist; the file reads like a known one.",
                    0);
        }
    }
}
