package com.hissabbook.banking;

import com.hissabbook.kernel.CurrencyCode;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What is known of an import at this moment.
 *
 * @param format the reader's format, once recognised
 * @param encoding the character set the file is really written in, once it was read to its end
 * @param inspection what a look at the file found, once it was looked at
 * @param linesSeen lines that the reader found in the file, once it was read to its end
 * @param progress how many lines are staged and posted so far
 * @param outcome counts and sums by decision, once planned
 * @param planHash what {@code approve} must name, while the plan waits for review
 * @param doubt why its plan must be seen by a person whatever the review policy says
 * @param refusal why the file was not imported
 * @param waits for a person, while it waits
 * @param sameAs the earlier import of the same bytes that made reading it again unnecessary
 */
public record Import(
        ImportId id,
        ImportState state,
        String fileName,
        UUID fileId,
        Optional<UUID> moneyAccountId,
        Optional<CurrencyCode> currency,
        Optional<UUID> csvProfileId,
        Review review,
        Optional<String> format,
        Optional<String> encoding,
        Optional<FileInspection> inspection,
        Optional<Integer> linesSeen,
        Progress progress,
        Optional<Outcome> outcome,
        Optional<String> planHash,
        Optional<String> doubt,
        Optional<Refusal> refusal,
        Optional<ImportId> sameAs,
        Optional<Wait> waits,
        String correlationId,
        Instant requestedAt,
        Optional<Instant> finishedAt) {

    /** Since when a person is waited for, when that was last reminded of, and when it ends. */
    public record Wait(Instant since, Optional<Instant> remindedAt, Optional<Instant> expiresAt) {}

    /** Lines whose rows are committed. */
    public record Progress(int staged, int posted) {}

    /**
     * What becomes of the file's lines. The counts add up to the lines seen.
     *
     * @param newSum sums are in minor units of the money account's currency; absent where the file has several currencies
     */
    public record Outcome(
            int newLines,
            int duplicates,
            int conflicts,
            int pending,
            int rejected,
            long newSum,
            long duplicateSum,
            long conflictSum,
            long pendingSum) {

        public int lines() {
            return newLines + duplicates + conflicts + pending + rejected;
        }
    }

    /** Why a whole file was not imported: place, reason and remedy in plain words. */
    public record Refusal(String code, String detail, long line) {}
}
