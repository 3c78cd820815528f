package com.hissabbook.adapters.mt940;

import com.hissabbook.kernel.CurrencyCode;
import com.hissabbook.statement.StatementEvent.Notice;
import com.hissabbook.statement.StatementSink;

/** A statement whose lines are being told, and what is odd about it as a whole. */
final class Opened {

    private final int no;
    private final CurrencyCode currency;
    private final long line;
    private final Totals debits = new Totals();
    private final Totals credits = new Totals();
    private boolean interim;
    private boolean closed;
    private long lacksComma;
    private long textCut;

    /** @param line of the file on which it begins */
    Opened(int no, CurrencyCode currency, long line) {
        this.no = no;
        this.currency = currency;
        this.line = line;
    }

    int no() {
        return no;
    }

    CurrencyCode currency() {
        return currency;
    }

    /** @param at line of the file on which the entry begins */
    void add(Entry entry, boolean cut, long at) {
        (entry.amount().minor() < 0 ? debits : credits).add(entry.amount());
        lacksComma = lacksComma == 0 && entry.lacksComma() ? at : lacksComma;
        textCut = textCut == 0 && cut ? at : textCut;
    }

    /** It has a closing balance, be it an intermediate one. */
    void close() {
        closed = true;
    }

    /** Says so once, as soon as a field tells that no statement has. */
    void isInterim(StatementSink sink) {
        if (!interim) {
            interim = true;
            notice(
                    sink,
                    line,
                    "interim-report",
                    "The file is an interim report (MT942), not a statement: the bank may still change it.");
        }
    }

    /** @param total field 90C or 90D */
    void holdAgainst(Field total, StatementSink sink) {
        boolean out = total.tag().equals("90D");
        (out ? debits : credits)
                .contradicted(total.first(), out)
                .ifPresent(words -> sink.accept(new Notice(no, "totals-differ", words, total.line())));
    }

    void end(StatementSink sink) {
        if (!closed && !interim) {
            notice(
                    sink,
                    line,
                    "closing-balance-missing",
                    "The statement has no closing balance (62F), so that nothing proves it complete.");
        }
        if (lacksComma > 0) {
            notice(
                    sink,
                    lacksComma,
                    "amount-without-comma",
                    "Amounts lack the comma that the standard asks for; they are read as whole units.");
        }
        if (textCut > 0) {
            notice(
                    sink,
                    textCut,
                    "text-shortened",
                    "A line has more text than is kept; the file itself has all of it.");
        }
    }

    private void notice(StatementSink sink, long at, String code, String words) {
        sink.accept(new Notice(no, code, words, at));
    }
}
