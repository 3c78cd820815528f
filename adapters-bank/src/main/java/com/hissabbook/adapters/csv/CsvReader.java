package com.hissabbook.adapters.csv;

import com.hissabbook.banking.CsvProfile;
import com.hissabbook.banking.FileHead;
import com.hissabbook.banking.Inspection;
import com.hissabbook.banking.Question;
import com.hissabbook.banking.ReadOptions;
import com.hissabbook.banking.StatementEvent;
import com.hissabbook.banking.StatementReader;
import com.hissabbook.banking.StatementSink;
import com.hissabbook.banking.StatementSource;
import com.hissabbook.banking.UnreadableFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Reads statements in CSV (RFC 4180 and its bank dialects) by the profile in the options or, without one, by the profile that the file
 * itself proves. Rows are told in file order; a row that cannot be read with certainty is a rejection, and notices about rows come at
 * the end, once per kind.
 */
@Component
public class CsvReader implements StatementReader {

    @Override
    public String format() {
        return "CSV";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public Recognition recognise(FileHead head) {
        // A CSV has no mark of its own: any text may be one, so that every other format goes first.
        return FileKind.otherThanCsv(head.bytes()) == null ? Recognition.POSSIBLE : Recognition.NO;
    }

    @Override
    public Inspection inspect(StatementSource source, ReadOptions options) throws IOException {
        return options.profile().isPresent()
                ? new Inspection.Readable(options.profile(), List.of("The layout was given."), List.of())
                : new Detector(head(source)).inspect();
    }

    @Override
    public void read(StatementSource source, ReadOptions options, StatementSink sink)
            throws IOException, UnreadableFile {
        CsvProfile profile = options.profile().isPresent() ? options.profile().get() : proven(inspect(source, options));
        byte[] head = head(source);
        String other = FileKind.otherThanCsv(head);
        if (other != null) {
            throw new UnreadableFile("not-csv", 0, "The file is " + other + ".");
        }
        Optional<Charset> wide = Optional.ofNullable(Charsets.utf16(head));
        try (InputStream bytes = source.open();
                Reader text = Encoded.text(bytes, wide.orElseGet(() -> Charset.forName(profile.encoding())))) {
            new Statement(profile, options.accountCurrency()).read(text, sink, Long.MAX_VALUE);
        }
    }

    /** The events of the first rows under a profile; nothing is kept anywhere. */
    public List<StatementEvent> preview(StatementSource source, CsvProfile profile, ReadOptions options, int rows)
            throws IOException, UnreadableFile {
        return Preview.of(head(source), profile, options, rows);
    }

    /** A digest of the header by which a saved profile is found again; empty where the file names no columns. */
    public Optional<String> fingerprint(StatementSource source) throws IOException {
        return Fingerprint.of(head(source));
    }

    private static CsvProfile proven(Inspection inspection) throws UnreadableFile {
        return switch (inspection) {
            case Inspection.Readable readable -> readable.profile().orElseThrow();
            case Inspection.Refused refused ->
                throw new UnreadableFile(refused.code(), refused.line(), refused.message());
            case Inspection.NeedsAnswer open ->
                throw new UnreadableFile(
                        "needs-profile",
                        0,
                        open.questions().stream().map(Question::text).collect(Collectors.joining(" ")));
        };
    }

    private static byte[] head(StatementSource source) throws IOException {
        try (InputStream bytes = source.open()) {
            return bytes.readNBytes(Detector.SAMPLE_BYTES);
        }
    }
}
