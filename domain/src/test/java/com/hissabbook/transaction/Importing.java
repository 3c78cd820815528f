package com.hissabbook.transaction;

import com.hissabbook.banking.FileSummary;
import com.hissabbook.banking.FileSummary.StatementSummary;
import com.hissabbook.banking.Import;
import com.hissabbook.banking.ImportId;
import com.hissabbook.banking.ImportLifecycle;
import com.hissabbook.banking.Imports;
import com.hissabbook.banking.Inspecting;
import com.hissabbook.banking.LineRange;
import com.hissabbook.banking.StagedBlock;
import com.hissabbook.banking.StagedRecord;
import com.hissabbook.banking.Staging;
import com.hissabbook.banking.Undo;
import com.hissabbook.banking.Undoing;
import com.hissabbook.classification.Classifying;
import com.hissabbook.kernel.CurrencyCode;
import com.hissabbook.kernel.Ids;
import com.hissabbook.kernel.Money;
import com.hissabbook.kernel.UserId;
import com.hissabbook.ledger.FollowingTransfers;
import com.hissabbook.ledger.Journal;
import com.hissabbook.statement.Provenance;
import com.hissabbook.statement.StatementEvent;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** An import's way through the domain's facades, as the jobs and the workflow take it, without them. */
@Component
class Importing {

    private final Imports imports;
    private final HandingIn handingIn;
    private final Inspecting inspecting;
    private final ImportLifecycle lifecycle;
    private final Staging staging;
    private final Planning planning;
    private final Classifying classifying;
    private final Journal journal;
    private final FollowingTransfers transfers;
    private final Undoing undoing;
    private final Withdrawing withdrawing;
    private final Pendings pendings;
    private final TransactionTemplate transaction;
    private LineDigest digest = LineDigest.CURRENT;

    Importing(
            Imports imports,
            HandingIn handingIn,
            Inspecting inspecting,
            ImportLifecycle lifecycle,
            Staging staging,
            Planning planning,
            Classifying classifying,
            Journal journal,
            FollowingTransfers transfers,
            Undoing undoing,
            Withdrawing withdrawing,
            Pendings pendings,
            TransactionTemplate transaction) {
        this.imports = imports;
        this.handingIn = handingIn;
        this.inspecting = inspecting;
        this.lifecycle = lifecycle;
        this.staging = staging;
        this.planning = planning;
        this.classifying = classifying;
        this.journal = journal;
        this.transfers = transfers;
        this.undoing = undoing;
        this.withdrawing = withdrawing;
        this.pendings = pendings;
        this.transaction = transaction;
    }

    /** The program of another version. */
    void recogniseBy(LineDigest other) {
        digest = other;
    }

    /** What a bank says happened. */
    record Told(
            LocalDate day,
            long cents,
            String text,
            Optional<String> bankId,
            String currency,
            StatementEvent.Status status,
            Optional<Long> balance) {

        static Told of(LocalDate day, long cents, String text) {
            return new Told(day, cents, text, Optional.empty(), "EUR", StatementEvent.Status.BOOKED, Optional.empty());
        }

        Told withId(String id) {
            return new Told(day, cents, text, Optional.of(id), currency, status, balance);
        }

        Told in(String otherCurrency) {
            return new Told(day, cents, text, bankId, otherCurrency, status, balance);
        }

        Told pending() {
            return new Told(day, cents, text, bankId, currency, StatementEvent.Status.PENDING, balance);
        }

        Told leaving(long cents) {
            return new Told(day, this.cents, text, bankId, currency, status, Optional.of(cents));
        }

        private StatementEvent.Line line(int statement, int no) {
            return new StatementEvent.Line(
                    statement,
                    new Provenance(no, text),
                    status,
                    day,
                    Optional.empty(),
                    new Money(cents, new CurrencyCode(currency)),
                    bankId,
                    Optional.empty(),
                    Optional.empty(),
                    text,
                    balance.map(minor -> new Money(minor, new CurrencyCode(currency))));
        }
    }

    /** What a file says of one account, and the days that it says it covers. */
    record Statement(Optional<String> account, List<Told> lines, Optional<LocalDate> from, Optional<LocalDate> to) {

        Statement(Optional<String> account, List<Told> lines) {
            this(account, lines, Optional.empty(), Optional.empty());
        }
    }

    /** Imports the lines as one file; every call is a file of its own. */
    Import imported(UUID ledger, List<Told> lines) {
        return imported(Optional.of(ledger), List.of(new Statement(Optional.empty(), lines)));
    }

    /** Imports the statements of several accounts as one file. */
    Import imported(Optional<UUID> ledger, List<Statement> statements) {
        return ended(posted(ledger, statements));
    }

    /** Imports the lines up to where all are posted, and no further. */
    ImportId posted(UUID ledger, List<Told> lines) {
        return posted(Optional.of(ledger), List.of(new Statement(Optional.empty(), lines)));
    }

    /** Reads the lines as one file, and no further. */
    ImportId staged(UUID ledger, List<Told> lines) {
        return staged(Optional.of(ledger), List.of(new Statement(Optional.empty(), lines)));
    }

    private ImportId posted(Optional<UUID> ledger, List<Statement> statements) {
        ImportId id = staged(ledger, statements);
        lifecycle.beginPlanning(id);
        if (planning.takeTurn(id).isPresent()) {
            throw new IllegalStateException("another import has the turn");
        }
        transaction.executeWithoutResult(status -> {
            classifying.forget(id);
            Import.Outcome outcome = planning.plan(id);
            classifying.classify(id);
            lifecycle.planned(id, outcome);
        });
        for (Optional<LineRange> rest = lifecycle.remaining(id); rest.isPresent(); rest = lifecycle.remaining(id)) {
            post(id, next(rest.get()));
        }
        return id;
    }

    /** What follows once all lines are posted. */
    Import ended(ImportId id) {
        transfers.propose(id);
        transaction.executeWithoutResult(status -> {
            lifecycle.complete(id);
            pendings.follow(id);
        });
        planning.giveTurnBack(id);
        return imports.find(id);
    }

    /** The next range: small, so that a test's few lines make several. */
    private static LineRange next(LineRange rest) {
        int lines = Math.max(7, rest.through() / 3);
        return new LineRange(rest.after(), Math.min(rest.after() + lines, rest.through()));
    }

    private void post(ImportId id, LineRange range) {
        transaction.executeWithoutResult(status -> {
            int transactions = planning.recordTransactions(id, range);
            journal.postImported(id, range);
            lifecycle.posted(id, range, transactions);
        });
    }

    private ImportId staged(Optional<UUID> ledger, List<Statement> statements) {
        ImportId id = handingIn.received(ledger);
        inspecting.inspect(id);
        List<StagedRecord> records = new ArrayList<>();
        List<StatementSummary> summaries = new ArrayList<>();
        for (Statement statement : statements) {
            for (Told told : statement.lines()) {
                StatementEvent.Line line = told.line(summaries.size(), records.size() + 1);
                records.add(new StagedRecord(
                        records.size() + 1,
                        line,
                        Optional.of(digest.of(told.currency(), Optional.empty(), told.text()))));
            }
            summaries.add(summary(summaries.size(), statement));
        }
        transaction.executeWithoutResult(status -> {
            staging.append(id, List.of(StagedBlock.of(records)));
            staging.finish(id, new FileSummary(records.size(), Optional.empty(), summaries));
        });
        return id;
    }

    /** Takes an import out of the books, as the job and the workflow do. */
    void undo(ImportId id) {
        carryOut(id, Undo.Kind.UNDO);
    }

    /** Brings an undone import back, as the job and the workflow do. */
    void redo(ImportId id) {
        carryOut(id, Undo.Kind.REDO);
    }

    /** Asks for it, and no further. */
    Undo requested(ImportId id, Undo.Kind kind) {
        return withdrawing.request(id, kind, new UserId(Ids.next()), "correlation");
    }

    private void carryOut(ImportId id, Undo.Kind kind) {
        carryOut(requested(id, kind));
    }

    /** As the step does once it has the turn: a redo that would double something is given up. */
    void carryOut(Undo undo) {
        if (undo.kind() == Undo.Kind.REDO
                && Boolean.TRUE.equals(transaction.execute(status -> withdrawing.importedAgain(undo) > 0))) {
            undoing.giveUp(undo.id());
            return;
        }
        for (Optional<LineRange> rest = undoing.remaining(undo.id());
                rest.isPresent();
                rest = undoing.remaining(undo.id())) {
            LineRange range = next(rest.get());
            transaction.executeWithoutResult(status -> carryOut(undo, range));
        }
        transaction.executeWithoutResult(status -> {
            undoing.settle(undo.id());
            pendings.follow(undo.importId());
        });
    }

    private void carryOut(Undo undo, LineRange range) {
        if (undo.kind() == Undo.Kind.UNDO) {
            Withdrawing.Withdrawn withdrawn = withdrawing.withdraw(undo, range);
            journal.takeBack(undo.id(), undo.planOf(), range);
            transfers.follow(undo.id(), undo.planOf(), range);
            undoing.carriedOut(undo.id(), range, withdrawn.transactions(), withdrawn.kept());
        } else {
            journal.bringBack(undo.id(), undo.planOf(), range);
            undoing.carriedOut(undo.id(), range, withdrawing.reinstate(undo, range), 0);
            transfers.follow(undo.id(), undo.planOf(), range);
        }
    }

    private static StatementSummary summary(int no, Statement statement) {
        return new StatementSummary(
                new StatementEvent.StatementOpened(
                        no,
                        new StatementEvent.AccountHint(Optional.empty(), statement.account(), Optional.empty()),
                        Optional.empty(),
                        statement.from(),
                        statement.to()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }
}
