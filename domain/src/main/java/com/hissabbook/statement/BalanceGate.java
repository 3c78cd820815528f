package com.hissabbook.statement;

import com.hissabbook.statement.StatementEvent.Line;
import com.hissabbook.statement.StatementEvent.Notice;
import com.hissabbook.statement.StatementEvent.Rejection;
import com.hissabbook.statement.StatementEvent.StatedBalance;
import com.hissabbook.statement.StatementEvent.Status;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/**
 * Holds a file against its own figures while it passes by: opening balance + booked lines = closing balance, and each running balance
 * against the one before it. What does not fit is a notice behind the file's last event; nothing is held back or changed. Memory is
 * constant per statement.
 *
 * <p>Codes: {@code balance-mismatch} (opening and lines do not make the closing balance), {@code running-balance-breaks} (with the first
 * line where it does), {@code balance-currency} (the file states balances that cannot be compared).
 */
public final class BalanceGate implements StatementSink {

    private final StatementSink next;
    private final Map<Integer, Figures> statements = new TreeMap<>();

    private BalanceGate(StatementSink next) {
        this.next = next;
    }

    /** Lets the reader read through the gate. */
    public static void read(StatementReader reader, StatementSource source, ReadOptions options, StatementSink sink)
            throws IOException, UnreadableFile {
        var gate = new BalanceGate(sink);
        reader.read(source, options, gate);
        gate.statements.forEach((statement, figures) -> figures.tell(statement, sink));
    }

    @Override
    public void accept(StatementEvent event) {
        switch (event) {
            case Line line when line.status() == Status.BOOKED -> figures(event).add(line);
            case Rejection rejection -> figures(event).miss();
            case StatedBalance balance -> figures(event).state(balance);
            default -> {}
        }
        next.accept(event);
    }

    private Figures figures(StatementEvent event) {
        return statements.computeIfAbsent(event.statement(), no -> new Figures());
    }

    /** The figures of one statement. */
    private static final class Figures {

        private final StatedSum sum = new StatedSum();
        private final RunningBalance running = new RunningBalance();

        void add(Line line) {
            sum.add(line.amount());
            running.add(line);
        }

        void miss() {
            sum.miss();
            running.miss();
        }

        void state(StatedBalance balance) {
            sum.state(balance);
        }

        void tell(int statement, StatementSink sink) {
            sum.verdict().ifPresent(said -> sink.accept(said.in(statement)));
            running.verdict().ifPresent(said -> sink.accept(said.in(statement)));
        }
    }

    /** What the gate has to say of one statement. */
    record Said(String code, String text, long line) {

        Notice in(int statement) {
            return new Notice(statement, code, text, line);
        }
    }
}
