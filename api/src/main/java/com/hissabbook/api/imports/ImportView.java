package com.hissabbook.api.imports;

import com.hissabbook.api.http.MoneyJson;
import com.hissabbook.banking.FileInspection;
import com.hissabbook.banking.Import;
import com.hissabbook.banking.Import.Outcome;
import com.hissabbook.banking.ImportId;
import com.hissabbook.banking.ImportState;
import com.hissabbook.banking.Review;
import com.hissabbook.banking.Undo;
import com.hissabbook.kernel.CurrencyCode;
import com.hissabbook.kernel.Money;
import com.hissabbook.statement.CsvProfile;
import com.hissabbook.statement.Question;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An import as JSON shows it.
 *
 * @param encoding character set that the file is really written in, once it was read
 * @param reading by what the file is read; absent in lists and until it was looked at
 * @param questions what only a person can answer, while the state is AWAITING_ANSWER: see the link {@code answers}
 * @param counts of the file's lines by decision, once planned; they add up to {@code lines}
 * @param sums of the lines' amounts by decision; absent where the file has several accounts
 * @param undos each time it was undone or brought back, oldest first; absent in lists
 * @param corrects the import whose lines this one brings corrected; absent in lists
 * @param corrections the imports that bring lines of this one corrected, oldest first; absent in lists
 * @param doubt why it waits for review: {@code looks-known} where most lines may be known ones, see the link {@code proposals};
 *     {@code ids-not-kept} where the ids of the bank cannot be trusted, see the link {@code identity}; under
 *     {@code ON_DOUBT} also {@code conflicts}, {@code rejects}, {@code balance-mismatch}, {@code first-use-of-layout}, {@code plan-changed} (another plan than this was approved),
 *     {@code unusual-volume}
 * @param waitingSince while a person is waited for
 * @param remindedAt when the wait was last reminded of
 * @param expiresAt when the wait ends, and the import with it
 * @param planHash to be sent with {@code approve}, while the state is AWAITING_REVIEW
 */
record ImportView(
        UUID id,
        ImportState state,
        String fileName,
        @Nullable UUID ledgerId,
        @Nullable UUID profileId,
        Review review,
        @Nullable String format,
        @Nullable String encoding,
        @Nullable ReadingView reading,
        @Nullable List<Question> questions,
        Progress progress,
        @Nullable Counts counts,
        @Nullable Sums sums,
        @Nullable String planHash,
        @Nullable String doubt,
        @Nullable Refusal refusal,
        @Nullable UUID sameAs,
        @Nullable Instant waitingSince,
        @Nullable Instant remindedAt,
        @Nullable Instant expiresAt,
        @Nullable List<StatementView> statements,
        @Nullable List<UndoView> undos,
        @Nullable UUID corrects,
        @Nullable List<UUID> corrections,
        String correlationId,
        Instant requestedAt,
        @Nullable Instant finishedAt,
        Links links) {

    /**
     * @param lines in the file, once it was read to its end
     * @param staged lines whose rows are committed
     * @param posted transactions that are in the books
     */
    record Progress(@Nullable Integer lines, int staged, int posted) {}

    /**
     * @param layout of a CSV file; while questions are open, as far as it is known
     * @param evidence what in the file speaks for it
     */
    record ReadingView(@Nullable CsvProfile layout, List<String> evidence, List<String> warnings) {

        static ReadingView of(FileInspection found) {
            return new ReadingView(found.layout().orElse(null), found.evidence(), found.warnings());
        }
    }

    /**
     * @param transactions taken out of the books, or brought back into them
     * @param kept transactions that stayed because another import holds them too
     */
    record UndoView(
            UUID id,
            Undo.Kind kind,
            int transactions,
            int kept,
            Instant requestedAt,
            @Nullable Instant finishedAt,
            String workflow) {

        static UndoView of(Undo undo) {
            return new UndoView(
                    undo.id(),
                    undo.kind(),
                    undo.transactions(),
                    undo.kept(),
                    undo.requestedAt(),
                    undo.finishedAt().orElse(null),
                    "undo/" + undo.id());
        }
    }

    record Counts(int lines, int added, int duplicate, int conflict, int pending, int rejected) {}

    record Sums(MoneyJson added, MoneyJson duplicate, MoneyJson conflict, MoneyJson pending) {}

    /** @param line of the file; absent where the whole is meant */
    record Refusal(String code, String detail, @Nullable Long line) {

        static Refusal of(Import.Refusal refusal) {
            return new Refusal(refusal.code(), refusal.detail(), refusal.line() > 0 ? refusal.line() : null);
        }
    }

    /** @param workflow in Temporal; absent where the same bytes were imported before and there was nothing to do */
    record Links(
            String self,
            String lines,
            String rejects,
            String file,
            String preview,
            String proposals,
            String identity,
            @Nullable String answers,
            @Nullable String workflow) {}

    /** As a list shows it. */
    static ImportView of(UUID organisation, Import found) {
        return of(organisation, found, null, null, null, null);
    }

    static ImportView of(
            UUID organisation,
            Import found,
            @Nullable List<StatementView> statements,
            @Nullable List<UndoView> undos,
            @Nullable UUID corrects,
            @Nullable List<UUID> corrections) {
        String self = "/api/v1/orgs/" + organisation + "/imports/" + found.id();
        boolean asks = found.state() == ImportState.AWAITING_ANSWER;
        return new ImportView(
                found.id().value(),
                found.state(),
                found.fileName(),
                found.moneyAccountId().orElse(null),
                found.csvProfileId().orElse(null),
                found.review(),
                found.format().orElse(null),
                found.encoding().orElse(null),
                statements == null
                        ? null
                        : found.inspection().map(ReadingView::of).orElse(null),
                asks ? found.inspection().map(FileInspection::questions).orElse(null) : null,
                new Progress(
                        found.linesSeen().orElse(null),
                        found.progress().staged(),
                        found.progress().posted()),
                found.outcome().map(ImportView::counts).orElse(null),
                sums(found),
                found.state() == ImportState.AWAITING_REVIEW ? found.planHash().orElse(null) : null,
                found.doubt().orElse(null),
                found.refusal().map(Refusal::of).orElse(null),
                found.sameAs().map(ImportId::value).orElse(null),
                found.waits().map(Import.Wait::since).orElse(null),
                found.waits().flatMap(Import.Wait::remindedAt).orElse(null),
                found.waits().flatMap(Import.Wait::expiresAt).orElse(null),
                statements,
                undos,
                corrects,
                corrections,
                found.correlationId(),
                found.requestedAt(),
                found.finishedAt().orElse(null),
                links(self, found));
    }

    private static Links links(String self, Import found) {
        return new Links(
                self,
                self + "/lines",
                self + "/rejects.csv",
                self + "/file",
                self + "/preview",
                self + "/proposals",
                self + "/identity",
                found.state() == ImportState.AWAITING_ANSWER ? self + "/answers" : null,
                found.sameAs().isPresent() ? null : "import/" + found.id());
    }

    private static Counts counts(Outcome outcome) {
        return new Counts(
                outcome.lines(),
                outcome.newLines(),
                outcome.duplicates(),
                outcome.conflicts(),
                outcome.pending(),
                outcome.rejected());
    }

    private static @Nullable Sums sums(Import found) {
        Optional<CurrencyCode> currency = found.currency();
        if (currency.isEmpty() || found.outcome().isEmpty()) {
            return null;
        }
        Outcome outcome = found.outcome().get();
        return new Sums(
                money(outcome.newSum(), currency.get()),
                money(outcome.duplicateSum(), currency.get()),
                money(outcome.conflictSum(), currency.get()),
                money(outcome.pendingSum(), currency.get()));
    }

    private static MoneyJson money(long minor, CurrencyCode currency) {
        return MoneyJson.of(new Money(minor, currency));
    }
}
