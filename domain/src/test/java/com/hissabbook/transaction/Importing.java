package com.hissabbook.transaction;

import com.hissabbook.banking.FileSummary;
import com.hissabbook.banking.FileSummary.StatementSummary;
import com.hissabbook.banking.Import;
import com.hissabbook.banking.ImportId;
import com.hissabbook.banking.ImportLifecycle;
import com.hissabbook.banking.Imports;
import com.hissabbook.banking.Inspecting;
import com.hissabbook.banking.LineRange;
import com.hissabbook.banking.Provenance;
import com.hissabbook.banking.ReceiveImport;
import com.hissabbook.banking.Review;
import com.hissabbook.banking.StagedBlock;
import com.hissabbook.banking.StagedRecord;
import com.hissabbook.banking.Staging;
import com.hissabbook.banking.StatementEvent;
import com.hissabbook.classification.Classifying;
import com.hissabbook.kernel.CurrencyCode;
import com.hissabbook.kernel.Ids;
import com.hissabbook.kernel.Money;
import com.hissabbook.kernel.UserId;
import com.hissabbook.ledger.Journal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

    /** Lines per posted range: small, so that a test's few lines make several. */
    private static final int RANGE = 7;

    private final Imports imports;
    private final Inspecting inspecting;
    private final ImportLifecycle lifecycle;
    private final Staging staging;
    private final Planning planning;
    private final Classifying classifying;
    private final Journal journal;
    private final TransactionTemplate transaction;

    Importing(
            Imports imports,
            Inspecting inspecting,
            ImportLifecycle lifecycle,
            Staging staging,
            Planning planning,
            Classifying classifying,
            Journal journal,
            TransactionTemplate transaction) {
        this.imports = imports;
        this.inspecting = inspecting;
        this.lifecycle = lifecycle;
        this.staging = staging;
        this.planning = planning;
        this.classifying = classifying;
        this.journal = journal;
        this.transaction = transaction;
    }

    /** What a bank says happened. */
    record Told(
            LocalDate day,
            long cents,
            String text,
            Optional<String> bankId,
            String currency,
            StatementEvent.Status status) {

        static Told of(LocalDate day, long cents, String text) {
            return new Told(day, cents, text, Optional.empty(), "EUR", StatementEvent.Status.BOOKED);
        }

        Told withId(String id) {
            return new Told(day, cents, text, Optional.of(id), currency, status);
        }

        Told in(String otherCurrency) {
            return new Told(day, cents, text, bankId, otherCurrency, status);
        }

        Told pending() {
            return new Told(day, cents, text, bankId, currency, StatementEvent.Status.PENDING);
        }

        private StatementEvent.Line line(int no) {
            return new StatementEvent.Line(
                    0,
                    new Provenance(no, text),
                    status,
                    day,
                    Optional.empty(),
                    new Money(cents, new CurrencyCode(currency)),
                    bankId,
                    Optional.empty(),
                    Optional.empty(),
                    text,
                    Optional.empty());
        }
    }

    /** Imports the lines as one file; every call is a file of its own. */
    Import imported(UUID ledger, List<Told> lines) {
        ImportId id = staged(ledger, lines);
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
            post(
                    id,
                    new LineRange(
                            rest.get().after(),
                            Math.min(rest.get().after() + RANGE, rest.get().through())));
        }
        lifecycle.complete(id);
        planning.giveTurnBack(id);
        return imports.find(id);
    }

    private void post(ImportId id, LineRange range) {
        transaction.executeWithoutResult(status -> {
            int transactions = planning.recordTransactions(id, range);
            journal.postImported(id, range);
            lifecycle.posted(id, range, transactions);
        });
    }

    private ImportId staged(UUID ledger, List<Told> lines) {
        ImportId id = received(ledger);
        inspecting.inspect(id);
        List<StagedRecord> records = new ArrayList<>();
        for (Told told : lines) {
            StatementEvent.Line line = told.line(records.size() + 1);
            records.add(new StagedRecord(
                    records.size() + 1,
                    line,
                    Optional.of(CanonicalDescription.digest(told.currency(), Optional.empty(), told.text()))));
        }
        transaction.executeWithoutResult(status -> {
            staging.append(id, List.of(StagedBlock.of(records)));
            staging.finish(id, new FileSummary(lines.size(), Optional.empty(), List.of(statement())));
        });
        return id;
    }

    private ImportId received(UUID ledger) {
        try {
            Path file = Files.createTempFile("importing-", ".test");
            try {
                Files.writeString(file, TestReader.FIRST_WORD + Ids.next());
                return imports.receive(new ReceiveImport(
                        file,
                        "file",
                        Optional.of(ledger),
                        Optional.empty(),
                        Review.AUTO,
                        new UserId(Ids.next()),
                        "correlation"));
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static StatementSummary statement() {
        return new StatementSummary(
                new StatementEvent.StatementOpened(
                        0, StatementEvent.AccountHint.NONE, Optional.empty(), Optional.empty(), Optional.empty()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }
}
