package com.hissabbook.transaction;

import com.hissabbook.statement.FileHead;
import com.hissabbook.statement.ReadOptions;
import com.hissabbook.statement.StatementReader;
import com.hissabbook.statement.StatementSink;
import com.hissabbook.statement.StatementSource;
import java.nio.charset.StandardCharsets;
import org.springframework.stereotype.Component;

/** Knows the files of {@link Importing}, which brings their lines along. */
@Component
class TestReader implements StatementReader {

    static final String FIRST_WORD = "TEST ";

    @Override
    public String format() {
        return "TEST";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public Recognition recognise(FileHead head) {
        return new String(head.bytes(), StandardCharsets.UTF_8).startsWith(FIRST_WORD)
                ? Recognition.CERTAIN
                : Recognition.NO;
    }

    @Override
    public void read(StatementSource source, ReadOptions options, StatementSink sink) {
        throw new UnsupportedOperationException("its lines are staged by the test");
    }
}
