package com.hissabbook.transaction;

import com.hissabbook.banking.ImportId;
import com.hissabbook.kernel.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What a bank has told but not booked.
 *
 * @param day as the bank writes it; it may lie ahead
 * @param first the line of a standing file that told it first
 * @param last the line that told it last, whose facts these are
 * @param lastTold the day as of which that file speaks
 * @param state on the day that was asked about
 * @param reason stable code of why it is so
 * @param transactionId what it has become, if it is posted
 * @param postedAmount the amount that was booked, if it is posted
 * @param openThrough the last day on which it is pending if nothing more is told; empty if a person keeps it open
 * @param proposals booked transactions that it may have become, the most likely first
 */
public record Pending(
        UUID id,
        UUID moneyAccountId,
        LocalDate day,
        Money amount,
        Optional<String> bankId,
        Optional<String> counterparty,
        String description,
        Source first,
        Source last,
        LocalDate lastTold,
        PendingState state,
        String reason,
        Optional<UUID> transactionId,
        Optional<Money> postedAmount,
        Optional<LocalDate> openThrough,
        List<Likely> proposals) {

    /** A line of a file. */
    public record Source(ImportId importId, int lineNo) {}

    /**
     * A transaction that a pending may have become.
     *
     * @param score how much speaks for it, up to 100
     * @param reasons in plain words
     */
    public record Likely(UUID transactionId, int score, List<String> reasons) {}

    /**
     * A change of its state.
     *
     * @param from empty for its beginning
     * @param evidence the import, and where there is one its line, that shows it
     * @param note a person's words
     */
    public record Move(
            Optional<PendingState> from,
            PendingState to,
            String reason,
            Optional<UUID> transactionId,
            Optional<ImportId> evidence,
            Optional<Integer> lineNo,
            Optional<UUID> decidedBy,
            Optional<String> note,
            Instant at) {}
}
