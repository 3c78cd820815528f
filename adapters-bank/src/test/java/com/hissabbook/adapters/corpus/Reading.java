package com.hissabbook.adapters.corpus;

import com.hissabbook.statement.BalanceGate;
import com.hissabbook.statement.ReadOptions;
import com.hissabbook.statement.StatementEvent;
import com.hissabbook.statement.StatementEvent.Line;
import com.hissabbook.statement.StatementEvent.Rejection;
import com.hissabbook.statement.StatementEvent.Status;
import com.hissabbook.statement.StatementReader;
import com.hissabbook.statement.StatementSource;
import com.hissabbook.statement.UnreadableFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What came of one file.
 *
 * @param events void if the file was refused
 * @param warnings codes of what the user is told, by the reader and by the balance gate
 * @param question what the user is asked, if nothing can be booked before an answer
 */
public record Reading(
        List<StatementEvent> events,
        List<String> warnings,
        Optional<UnreadableFile> refused,
        Optional<String> question) {

    /** Lets a reader read; a refusal is part of the reading, anything else thrown is a broken promise and passes through. */
    public static Reading of(StatementReader reader, StatementSource source, ReadOptions options) throws IOException {
        List<StatementEvent> events = new ArrayList<>();
        try {
            BalanceGate.read(reader, source, options, events::add);
        } catch (UnreadableFile refusal) {
            return new Reading(List.of(), List.of(), Optional.of(refusal), Optional.empty());
        }
        List<String> warnings = of(events, StatementEvent.Notice.class)
                .map(StatementEvent.Notice::code)
                .toList();
        return new Reading(events, warnings, Optional.empty(), Optional.empty());
    }

    public static Reading asked(String question) {
        return new Reading(List.of(), List.of(), Optional.empty(), Optional.of(question));
    }

    /** The same with pending lines counted as if they were booked, as the corpus counts the entries of CAMT files. */
    public Reading withPending() {
        List<StatementEvent> all = events.stream().map(Reading::booked).toList();
        return new Reading(all, warnings, refused, question);
    }

    private static StatementEvent booked(StatementEvent event) {
        return event instanceof Line line && line.status() == Status.PENDING
                ? new Line(
                        line.statement(),
                        line.at(),
                        Status.BOOKED,
                        line.booked(),
                        line.valueDate(),
                        line.amount(),
                        line.bankId(),
                        line.type(),
                        line.counterparty(),
                        line.description(),
                        line.balanceAfter())
                : event;
    }

    /** Booked lines in file order; pending ones are never posted. */
    public List<Line> lines() {
        return of(events, Line.class)
                .filter(line -> line.status() == Status.BOOKED)
                .toList();
    }

    public List<Rejection> rejections() {
        return of(events, Rejection.class).toList();
    }

    private static <T> Stream<T> of(List<StatementEvent> events, Class<T> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast);
    }
}
