package com.hissabbook.adapters.mt940;

import com.hissabbook.adapters.text.Outcome;
import com.hissabbook.adapters.text.Outcome.Bad;
import com.hissabbook.adapters.text.Texts;
import com.hissabbook.kernel.CurrencyCode;
import com.hissabbook.statement.Provenance;
import com.hissabbook.statement.StatementEvent.Line;
import com.hissabbook.statement.StatementEvent.Rejection;
import com.hissabbook.statement.StatementEvent.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A field 61 with the fields 86 that follow it, until the next field tells that there are no more. */
final class LineDraft {

    /** A statement line has 65 characters, its supplement 34; banks write more, but not thousands. */
    private static final int LONGEST = 1_024;

    private final int statement;
    private final CurrencyCode currency;
    private final Field line;
    private final List<String> narrative = new ArrayList<>();
    private final StringBuilder raw;
    private boolean textCut;

    LineDraft(int statement, CurrencyCode currency, Field line) {
        this.statement = statement;
        this.currency = currency;
        this.line = line;
        this.raw = new StringBuilder(line.raw());
    }

    void add(Field information) {
        if (raw.length() < Provenance.MAX_RAW) {
            narrative.addAll(information.lines());
            raw.append('\n').append(information.raw());
            textCut |= information.tooLong();
        } else {
            textCut = true;
        }
    }

    /** Whether there is more information than is kept. */
    boolean textCut() {
        return textCut;
    }

    /** Line of the file on which it begins. */
    long no() {
        return line.line();
    }

    /** The line as it was read. */
    Line line(Entry entry) {
        Narrative said = Narrative.of(narrative);
        String supplement = Texts.squeezed(
                String.join(" ", line.lines().subList(1, line.lines().size())));
        return new Line(
                statement,
                at(),
                entry.expected() ? Status.PENDING : Status.BOOKED,
                entry.booked(),
                Optional.of(entry.value()),
                entry.amount(),
                Optional.empty(),
                entry.type(),
                said.counterparty(),
                Texts.joined(said.text(), supplement, entry.reference(), entry.bankReference()),
                Optional.empty());
    }

    Rejection rejection(Bad<?> bad) {
        return new Rejection(statement, at(), "61", bad.code(), bad.reason());
    }

    /** @param atEnd whether nothing follows in the file: an amount or a day without an end may then have been cut */
    Outcome<Entry> read(boolean atEnd) {
        if (atEnd && !line.ended() && line.lines().size() == 1) {
            return new Bad<>(
                    "record-unfinished", "The file ends within this line: it may have been cut. Export it again.");
        } else if (line.tooLong() || line.raw().length() > LONGEST) {
            return new Bad<>("record-too-long", "The statement line is longer than any bank writes.");
        }
        return Entry.of(line.lines(), currency);
    }

    private Provenance at() {
        return new Provenance(line.line(), raw.toString());
    }
}
