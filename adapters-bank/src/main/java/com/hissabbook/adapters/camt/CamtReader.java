package com.hissabbook.adapters.camt;

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
import java.io.InputStreamReader;
import java.io.PushbackReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * Reads ISO 20022 camt.052, camt.053 and camt.054 (message definition reports of the cash management set), versions 1 to 14 and files that
 * name none. A file is read three times: a survey of its
 * bytes tells the character set, a first reading which of the bank's references repeat, and whether the file is whole; then its entries are told as
 * the parser meets them.
 */
@Component
public final class CamtReader implements StatementReader {

    private static final Pattern MESSAGE = Pattern.compile(
            "<(?:[\\w.-]+:)?(?:BkToCstmr(?:Stmt|AcctRpt|DbtCdtNtfctn))|urn:iso:std:iso:20022:tech:xsd:camt\\.05[234]");

    @Override
    public String format() {
        return "CAMT";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public Recognition recognise(FileHead head) {
        try (InputStream in = new ByteArrayInputStream(head.bytes())) {
            String text = new String(head.bytes(), Survey.of(in).charset());
            return MESSAGE.matcher(text).find() ? Recognition.CERTAIN : Recognition.NO;
        } catch (IOException impossible) {
            throw new UncheckedIOException("bytes in memory cannot fail", impossible);
        }
    }

    @Override
    public void read(StatementSource source, ReadOptions options, StatementSink sink)
            throws IOException, UnreadableFile {
        Survey survey;
        try (InputStream in = source.open()) {
            survey = Survey.of(in);
        }
        var ids = new Ids();
        tell(source, survey, options, ids::see);
        sink.accept(new StatementEvent.TextEncoding(survey.charset()));
        tell(source, survey, options, ids.before(sink));
    }

    private static void tell(StatementSource source, Survey survey, ReadOptions options, StatementSink sink)
            throws IOException, UnreadableFile {
        try (InputStream in = source.open();
                Reader text = fromFirstTag(new InputStreamReader(in, survey.charset()));
                Xml xml = new Xml(text)) {
            new Messages(xml, survey, options.accountCurrency(), sink).tell();
        }
    }

    /** White space before the declaration is forbidden (XML 1.0, section 2.8), harmless and common. */
    private static Reader fromFirstTag(Reader text) throws IOException {
        var pushback = new PushbackReader(text);
        int c = pushback.read();
        while (c >= 0 && (Character.isWhitespace(c) || c == '\ufeff')) {
            c = pushback.read();
        }
        if (c >= 0) {
            pushback.unread(c);
        }
        return pushback;
    }
}
