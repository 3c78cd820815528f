package com.hissabbook.adapters.csv;

import com.hissabbook.statement.CsvProfile;
import com.hissabbook.statement.FileHead;
import com.hissabbook.statement.Inspection;
import com.hissabbook.statement.Question;
import com.hissabbook.statement.ReadOptions;
import com.hissabbook.statement.StatementEvent;
import com.hissabbook.statement.StatementReader;
import com.hissabbook.statement.StatementSink;
import com.hissabbook.statement.StatementSource;
import com.hissabbook.statement.UnreadableFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.util.ArrayList;
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

    private static final String MIXED =
            "The text is in no one encoding throughout, so that letters of names may be wrong; it is read as ";

    @Override
    public String format() {
        return "CSV";
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public Recognition recognise(FileHead head) {
        // A CSV has no mark of its own: any text may be one, so that every other format goes first.
        return FileKind.otherThanCsv(head.bytes()) == null ? Recognition.POSSIBLE : Recognition.NO;
    }

    @Override
    public Inspection inspect(StatementSource source, ReadOptions options) throws IOException {
        if (options.profile().isPresent()) {
            return new Inspection.Readable(options.profile(), List.of("The layout was given."), List.of());
        }
        Inspection found = new Detector(head(source)).inspect();
        return found instanceof Inspection.NeedsAnswer open ? answered(open, options) : found;
    }

    /** What is left open once the answers are put in. */
    private static Inspection answered(Inspection.NeedsAnswer open, ReadOptions options) {
        Optional<CsvProfile> draft = open.draft();
        List<Question> left = new ArrayList<>();
        for (Question question : open.questions()) {
            Optional<String> word = options.answer(question);
            if (word.isPresent() && draft.isPresent()) {
                draft = Optional.of(question.answered(draft.get(), word.get()));
            } else {
                left.add(question);
            }
        }
        return left.isEmpty()
                ? new Inspection.Readable(draft, open.evidence(), List.of())
                : new Inspection.NeedsAnswer(draft, left, open.evidence());
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
        Charset charset =
                Optional.ofNullable(Charsets.utf16(head)).orElseGet(() -> Charset.forName(profile.encoding()));
        sink.accept(new StatementEvent.TextEncoding(charset));
        try (InputStream bytes = source.open();
                Reader text = Encoded.text(bytes, charset)) {
            new Statement(profile, options.accountCurrency()).read(text, sink, Long.MAX_VALUE);
        }
        if (Charsets.isMixed(head)) {
            sink.accept(new StatementEvent.Notice(0, "charset-mixed", MIXED + charset + ".", 0));
        }
    }

    @Override
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
