package com.hissabbook.adapters.camt;

import com.hissabbook.statement.StatementEvent;
import com.hissabbook.statement.StatementEvent.Line;
import com.hissabbook.statement.StatementEvent.Notice;
import com.hissabbook.statement.StatementSink;
import java.util.BitSet;
import java.util.Optional;

/**
 * Takes the bank's reference from entries that share it with another one of the same statement (the parts of a batch, a payment and its fee): it then
 * identifies none of them, and what is recognised by it would be lost. Constant memory (4 MiB, taken at once): two references may fall on one place and are
 * then both taken away, which is safe, since an entry without one is recognised by its facts.
 */
final class Ids {

    private static final int PLACES = 1 << 24;
    private static final long PRIME = 0x100000001b3L;
    private static final long BASIS = 0xcbf29ce484222325L;

    private final BitSet once = new BitSet(PLACES);
    private final BitSet again = new BitSet(PLACES);

    /** Counts what a first reading tells. */
    void see(StatementEvent event) {
        if (event instanceof Line line && line.bankId().isPresent()) {
            int place = place(line);
            again.set(place, again.get(place) || once.get(place));
            once.set(place);
        }
    }

    /** Tells a second reading on. */
    StatementSink before(StatementSink sink) {
        return event -> {
            if (event instanceof Line line && line.bankId().isPresent() && again.get(place(line))) {
                sink.accept(new Notice(
                        line.statement(),
                        "bank-id-repeated",
                        "The bank's reference '" + line.bankId().get()
                                + "' stands on several entries, so it identifies none of them.",
                        line.at().line()));
                sink.accept(withoutId(line));
            } else {
                sink.accept(event);
            }
        };
    }

    private static Line withoutId(Line line) {
        return new Line(
                line.statement(),
                line.at(),
                line.status(),
                line.booked(),
                line.valueDate(),
                line.amount(),
                Optional.empty(),
                line.type(),
                line.counterparty(),
                line.description(),
                line.balanceAfter());
    }

    private static int place(Line line) {
        String id = line.bankId().orElse("");
        long hash = (BASIS ^ line.statement()) * PRIME;
        for (int i = 0; i < id.length(); i++) {
            hash = (hash ^ id.charAt(i)) * PRIME;
        }
        return (int) (hash >>> 32) & PLACES - 1;
    }
}
