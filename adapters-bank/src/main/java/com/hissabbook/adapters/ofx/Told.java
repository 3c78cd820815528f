package com.hissabbook.adapters.ofx;

import com.hissabbook.statement.StatementEvent;
import com.hissabbook.statement.StatementEvent.Notice;
import com.hissabbook.statement.StatementEvent.StatementOpened;
import com.hissabbook.statement.StatementSink;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What has been told to the sink: each kind of notice once per statement and never before its statement is opened. */
final class Told {

    private final StatementSink sink;
    private final List<Notice> waiting = new ArrayList<>();
    private final Set<String> codes = new HashSet<>();
    private int opened;
    private int noticed;
    private long transactions;

    Told(StatementSink sink) {
        this.sink = sink;
    }

    int statements() {
        return opened;
    }

    /** Lines and rejections, booked and pending. */
    long transactions() {
        return transactions;
    }

    void open(StatementOpened statement) {
        opened++;
        sink.accept(statement);
        waiting.forEach(sink::accept);
        waiting.clear();
    }

    void transaction(StatementEvent lineOrRejection) {
        transactions++;
        sink.accept(lineOrRejection);
    }

    void balance(StatementEvent.StatedBalance balance) {
        sink.accept(balance);
    }

    /** @param statement a file's notices belong to its first statement */
    void notice(int statement, String code, String text, long line) {
        if (statement != noticed) {
            codes.clear();
            noticed = statement;
        }
        if (!codes.add(code)) {
            return;
        }
        Notice notice = new Notice(statement, code, text, line);
        if (statement < opened) {
            sink.accept(notice);
        } else {
            waiting.add(notice);
        }
    }
}
