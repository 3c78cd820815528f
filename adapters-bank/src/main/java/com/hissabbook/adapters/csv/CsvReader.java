package com.hissabbook.adapters.csv;

import com.hissabbook.banking.CsvProfile;
import com.hissabbook.banking.FileHead;
import com.hissabbook.banking.ReadOptions;
import com.hissabbook.banking.StatementReader;
import com.hissabbook.banking.StatementSink;
import com.hissabbook.banking.StatementSource;
import com.hissabbook.banking.UnreadableFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import org.springframework.stereotype.Component;

/**
 * Reads statements in CSV (RFC 4180 and its bank dialects) by the profile in the options. Rows are told in file order; a row that
 * cannot be read with certainty is a rejection, and notices about rows come at the end, once per kind.
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
        return Recognition.POSSIBLE;
    }

    @Override
    public void read(StatementSource source, ReadOptions options, StatementSink sink)
            throws IOException, UnreadableFile {
        CsvProfile profile = options.profile()
                .orElseThrow(() -> new UnreadableFile("needs-profile", 0, "The file's layout is not known yet."));
        try (InputStream bytes = source.open();
                Reader text = Encoded.text(bytes, Charset.forName(profile.encoding()))) {
            Statement statement = new Statement(profile, options.accountCurrency());
            statement.read(text, sink, Long.MAX_VALUE);
        }
    }
}
