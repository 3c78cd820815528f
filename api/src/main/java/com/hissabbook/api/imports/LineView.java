package com.hissabbook.api.imports;

import com.hissabbook.api.http.MoneyJson;
import com.hissabbook.banking.StagedLine;
import com.hissabbook.transaction.Decision;
import com.hissabbook.transaction.PlannedLine;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One line of a file with what became of it.
 *
 * @param line n-th record of the file
 * @param fileLine line of the file on which it begins
 * @param raw its text as it stands there
 * @param explanation why it was rejected or waits, and the remedy; or what the person said who decided on it
 * @param decision absent until the import is planned
 * @param corrects the import whose line of this number it brings again; only where one line is asked for and both files have as many
 * @param entry that a NEW line would post; only while the import waits for review
 * @param transactionId for NEW what it became once that is booked, for DUPLICATE and CONFLICT what is known
 */
record LineView(
        int line,
        int fileLine,
        String fileName,
        @Nullable Decision decision,
        @Nullable String reason,
        @Nullable String explanation,
        @Nullable String column,
        @Nullable LocalDate booked,
        @Nullable LocalDate valueDate,
        @Nullable MoneyJson amount,
        @Nullable String bankId,
        @Nullable String counterparty,
        @Nullable String description,
        @Nullable MoneyJson balanceAfter,
        String raw,
        @Nullable PlannedEntryView entry,
        @Nullable UUID transactionId,
        @Nullable String transaction,
        @Nullable UUID corrects) {

    /** A line of which nothing more is known than what the plan says, if there is one. */
    static LineView of(UUID organisation, String fileName, StagedLine line, Optional<PlannedLine> planned) {
        return of(organisation, fileName, line, planned, Optional.empty());
    }

    static LineView of(
            UUID organisation,
            String fileName,
            StagedLine line,
            Optional<PlannedLine> planned,
            Optional<PlannedEntryView> entry) {
        Optional<UUID> transaction = planned.filter(one -> entry.isEmpty()).flatMap(PlannedLine::transactionId);
        return new LineView(
                line.lineNo(),
                line.fileLine(),
                fileName,
                planned.map(PlannedLine::decision).orElse(null),
                planned.map(PlannedLine::reason)
                        .or(() -> line.rejection().map(StagedLine.LineRejection::code))
                        .orElse(null),
                Explanations.of(line, planned).orElse(null),
                line.rejection().map(StagedLine.LineRejection::column).orElse(null),
                line.booked().orElse(null),
                line.valueDate().orElse(null),
                line.amount().map(MoneyJson::of).orElse(null),
                line.bankId().orElse(null),
                line.counterparty().orElse(null),
                line.description().orElse(null),
                line.balanceAfter().map(MoneyJson::of).orElse(null),
                line.raw(),
                entry.orElse(null),
                transaction.orElse(null),
                transaction
                        .map(id -> "/api/v1/orgs/" + organisation + "/transactions/" + id)
                        .orElse(null),
                null);
    }

    /** This line, of a file that brings another import's lines corrected. */
    LineView correcting(@Nullable UUID importId) {
        return new LineView(
                line,
                fileLine,
                fileName,
                decision,
                reason,
                explanation,
                column,
                booked,
                valueDate,
                amount,
                bankId,
                counterparty,
                description,
                balanceAfter,
                raw,
                entry,
                transactionId,
                transaction,
                importId);
    }
}
