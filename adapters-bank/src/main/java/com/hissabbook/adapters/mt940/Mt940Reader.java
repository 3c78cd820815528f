package com.hissabbook.adapters.mt940;

import com.hissabbook.adapters.text.Lines;
import com.hissabbook.statement.FileHead;
import com.hissabbook.statement.ReadOptions;
import com.hissabbook.statement.StatementEvent;
import com.hissabbook.statement.StatementReader;
import com.hissabbook.statement.StatementSink;
import com.hissabbook.statement.StatementSource;
import com.hissabbook.statement.UnreadableFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * Reads SWIFT MT940 and MT942 (User Handbook, Category 9) with or without the blocks around them. A file is read twice: a survey of its
 * bytes tells the character set, then the lines are told. The bank's references are no identity of a line (banks repeat them) and are
 * part of the description.
 */
@Component
public final class Mt940Reader implements StatementReader {

    /** No run of blanks is looked at twice, so that a head of nothing but line ends costs no more than another. */
    private static final Pattern BEGINS = Pattern.compile("(?:^|[\\r\\n]|@@|\\{4:\\s*+)[ \\t]*+:20:");

    private static final Pattern GOES_ON = Pattern.compile(
            "(?:[\\r\\n]|@@)[ \\t]*+:(?:25P?|28C?|60[FM]?|61|62[FM]?|34F|13D?):", Pattern.CASE_INSENSITIVE);
    private static final Pattern LINES_ONLY =
            Pattern.compile("(?:^|[\\r\\n])[ \\t]*+:6(?:0[FM]:[CD]\\d{6}[A-Z]{3}|1:\\d{6}(?:\\d{4})?R?[CD])");

    @Override
    public String format() {
        return "MT940";
    }

    @Override
    public int version() {
        return 3;
    }

    @Override
    public Recognition recognise(FileHead head) {
        String text = new String(head.bytes(), StandardCharsets.ISO_8859_1)
                .replaceAll("[\\x00-\\x09\\x0b\\x0c\\x0e-\\x1f]", "");
        boolean message = BEGINS.matcher(text).find() && GOES_ON.matcher(text).find();
        return message || LINES_ONLY.matcher(text).find() ? Recognition.CERTAIN : Recognition.NO;
    }

    @Override
    public void read(StatementSource source, ReadOptions options, StatementSink sink)
            throws IOException, UnreadableFile {
        Survey survey;
        try (InputStream in = source.open()) {
            survey = Survey.of(in);
        }
        if (survey.nuls() > 0) {
            throw new UnreadableFile(
                    "binary",
                    0,
                    "The file holds " + survey.nuls()
                            + " zero bytes, which no text has. Download it from the bank again.");
        }
        sink.accept(new StatementEvent.TextEncoding(survey.charset()));
        try (InputStream in = source.open();
                var text = new BufferedReader(new InputStreamReader(in, survey.charset()))) {
            new Statements(options.accountCurrency(), sink).tell(new Fields(new Lines(text, survey.atSigns())));
        }
    }
}
