package com.hissabbook.adapters.camt;

import com.hissabbook.kernel.Money;
import com.hissabbook.statement.StatementEvent.Notice;
import com.hissabbook.statement.StatementSink;
import java.math.BigDecimal;
import java.util.Optional;

/** Number and sums of a statement's entries ({@code TxsSummry}) against what was read: a lost entry shows here. */
final class Totals {

    private final int statement;
    private final StatementSink sink;
    private Optional<Node> stated = Optional.empty();
    private long entries;
    private long booked;
    private long unread;
    private boolean severalStates;
    private BigDecimal credits = BigDecimal.ZERO;
    private BigDecimal debits = BigDecimal.ZERO;

    Totals(int statement, StatementSink sink) {
        this.statement = statement;
        this.sink = sink;
    }

    void stated(Node summary) {
        stated = Optional.of(summary);
    }

    void add(Money amount, boolean isBooked) {
        entries++;
        booked += isBooked ? 1 : 0;
        severalStates |= !isBooked;
        if (amount.minor() < 0) {
            debits = debits.subtract(amount.toDecimal());
        } else {
            credits = credits.add(amount.toDecimal());
        }
    }

    void miss() {
        entries++;
        unread++;
    }

    void end() {
        if (stated.isEmpty()) {
            return;
        }
        Node summary = stated.get();
        // Some banks count what is booked, some all entries.
        long counted = summary.text("TtlNtries", "NbOfNtries").orElse("").equals(Long.toString(booked + unread))
                ? booked + unread
                : entries;
        check(summary, "TtlNtries", "NbOfNtries", BigDecimal.valueOf(counted));
        if (unread == 0 && !severalStates) {
            check(summary, "TtlCdtNtries", "Sum", credits);
            check(summary, "TtlDbtNtries", "Sum", debits);
        }
    }

    private void check(Node summary, String total, String figure, BigDecimal found) {
        summary.text(total, figure)
                .filter(text -> text.matches("\\d{1,18}(?:\\.\\d{1,13})?"))
                .map(BigDecimal::new)
                .filter(expected -> expected.compareTo(found) != 0)
                .ifPresent(expected -> sink.accept(new Notice(
                        statement,
                        "totals-differ",
                        "The statement's summary (" + total + "/" + figure + ") says " + expected.toPlainString()
                                + ", its entries make " + found.toPlainString() + ". Entries may be missing.",
                        summary.line())));
    }
}
