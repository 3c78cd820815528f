package com.hissabbook.ledger;

import com.hissabbook.banking.Import.Outcome;
import com.hissabbook.banking.ImportId;
import com.hissabbook.banking.ImportReview;
import com.hissabbook.banking.LineRange;
import com.hissabbook.classification.Classifying;
import com.hissabbook.kernel.AuditableEvent;
import com.hissabbook.kernel.Ids;
import com.hissabbook.kernel.Refused;
import com.hissabbook.transaction.DecideLines;
import com.hissabbook.transaction.LineDecisions;
import com.hissabbook.transaction.Pendings;
import com.hissabbook.transaction.Planning;
import com.hissabbook.transaction.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** {@link DecidingLines}, run of lines by run of lines. */
@Component
@Transactional
class BookingDecisions implements DecidingLines {

    private static final Outcome NOTHING = new Outcome(0, 0, 0, 0, 0, 0, 0, 0, 0);

    private final ImportReview review;
    private final Planning planning;
    private final LineDecisions decisions;
    private final Classifying classifying;
    private final Journal journal;
    private final FollowingTransfers transfers;
    private final Pendings pendings;
    private final ApplicationEventPublisher events;

    BookingDecisions(
            ImportReview review,
            Planning planning,
            LineDecisions decisions,
            Classifying classifying,
            Journal journal,
            FollowingTransfers transfers,
            Pendings pendings,
            ApplicationEventPublisher events) {
        this.review = review;
        this.planning = planning;
        this.decisions = decisions;
        this.classifying = classifying;
        this.journal = journal;
        this.transfers = transfers;
        this.pendings = pendings;
        this.events = events;
    }

    /** A person decided on lines of an import. */
    record LinesDecided(UUID subject, Map<String, String> facts) implements AuditableEvent {
        @Override
        public String action() {
            return "transaction.lines-decided";
        }
    }

    @Override
    public boolean decide(DecideLines decision) {
        ImportId id = decision.importId();
        if (review.holdInReview(id)) {
            decisions.note(decision);
            return true;
        }
        carryOut(decision);
        return false;
    }

    @Override
    public void putBack(DecideLines decision) {
        ImportId id = decision.importId();
        takeTurn(id);
        LineDecisions.PutBack back = decisions.putBack(decision);
        review.decided(id, back.change());
        if (back.rest().isEmpty()) {
            pendings.follow(id);
            planning.giveTurnBack(id);
        } else {
            carryOut(new DecideLines(id, back.rest(), Verdict.NEW, Map.of(), decision.note(), decision.by()));
        }
    }

    /** Of a completed import, which nobody else changes until the caller's transaction ends. */
    private void takeTurn(ImportId id) {
        review.decided(id, NOTHING);
        if (planning.takeTurn(id).isPresent()) {
            throw Refused.conflict(
                    "account-busy", "Another import is posting on this account. Try again in a few seconds.");
        }
    }

    private void carryOut(DecideLines decision) {
        ImportId id = decision.importId();
        takeTurn(id);
        decisions.note(decision);
        UUID cause = Ids.next();
        for (LineRange run : runs(decision.lines())) {
            review.decided(id, decided(decision, cause, run));
        }
        pendings.follow(id);
        planning.giveTurnBack(id);
        events.publishEvent(new LinesDecided(
                id.value(),
                Map.of(
                        "decision", cause.toString(),
                        "verdict", decision.verdict().name(),
                        "lines", Integer.toString(decision.lines().size()),
                        "by", decision.by().toString())));
    }

    private Outcome decided(DecideLines decision, UUID cause, LineRange run) {
        ImportId id = decision.importId();
        List<Integer> lines = run.lines();
        if (decision.verdict() != Verdict.NEW) {
            decisions.withdraw(id, lines, cause);
            journal.takeBack(cause, id, run);
            transfers.follow(cause, id, run);
        }
        Outcome change = decisions.applyTo(id, lines);
        if (decision.verdict() == Verdict.NEW) {
            journal.bringBack(cause, id, run);
            decisions.reinstate(id, lines);
            transfers.follow(cause, id, run);
            classifying.classify(id, run);
        }
        planning.recordTransactions(id, run);
        if (decision.verdict() == Verdict.NEW) {
            journal.postMissing(id, run);
        } else {
            decisions.merge(id, lines);
        }
        return change;
    }

    private static List<LineRange> runs(List<Integer> lines) {
        List<LineRange> runs = new ArrayList<>();
        for (int line : lines.stream().sorted().toList()) {
            if (!runs.isEmpty() && runs.getLast().through() == line - 1) {
                runs.set(runs.size() - 1, new LineRange(runs.getLast().after(), line));
            } else {
                runs.add(new LineRange(line - 1, line));
            }
        }
        return runs;
    }
}
