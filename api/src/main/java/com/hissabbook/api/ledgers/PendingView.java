package com.hissabbook.api.ledgers;

import com.hissabbook.api.http.MoneyJson;
import com.hissabbook.api.http.Routes;
import com.hissabbook.transaction.Pending;
import com.hissabbook.transaction.PendingState;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A pending with its way back to the files.
 *
 * @param first shows the line that told it first
 * @param last shows the line that told it last
 * @param lastTold the day as of which that file speaks
 * @param transaction shows what it has become
 * @param postedAmount what was booked; it may differ from the amount
 * @param openThrough the last day on which it is pending if nothing more is told
 * @param moves how it came to its state; absent in lists
 */
record PendingView(
        UUID id,
        UUID ledgerId,
        LocalDate day,
        MoneyJson amount,
        @Nullable String bankId,
        @Nullable String counterparty,
        String description,
        PendingState state,
        String reason,
        String first,
        String last,
        LocalDate lastTold,
        @Nullable UUID transactionId,
        @Nullable String transaction,
        @Nullable MoneyJson postedAmount,
        @Nullable LocalDate openThrough,
        List<ProposalView> proposals,
        @Nullable List<MoveView> moves) {

    /**
     * @param score how much speaks for it, up to 100
     * @param transaction shows what it may have become
     */
    record ProposalView(UUID transactionId, String transaction, int score, List<String> reasons) {

        static ProposalView of(UUID org, Pending.Likely likely) {
            return new ProposalView(
                    likely.transactionId(),
                    Routes.transaction(org, likely.transactionId()),
                    likely.score(),
                    likely.reasons());
        }
    }

    /** @param evidence shows the line that the change follows from, if it is one line */
    record MoveView(
            @Nullable PendingState from,
            PendingState to,
            String reason,
            @Nullable UUID transactionId,
            @Nullable UUID importId,
            @Nullable String evidence,
            @Nullable UUID decidedBy,
            @Nullable String note,
            Instant at) {

        static MoveView of(UUID org, Pending.Move move) {
            return new MoveView(
                    move.from().orElse(null),
                    move.to(),
                    move.reason(),
                    move.transactionId().orElse(null),
                    move.evidence().map(id -> id.value()).orElse(null),
                    move.evidence()
                            .flatMap(id -> move.lineNo().map(line -> Routes.line(org, id.value(), line)))
                            .orElse(null),
                    move.decidedBy().orElse(null),
                    move.note().orElse(null),
                    move.at());
        }
    }

    static PendingView of(UUID org, Pending one) {
        return of(org, one, null);
    }

    static PendingView of(UUID org, Pending one, @Nullable List<Pending.Move> moves) {
        return new PendingView(
                one.id(),
                one.moneyAccountId(),
                one.day(),
                MoneyJson.of(one.amount()),
                one.bankId().orElse(null),
                one.counterparty().orElse(null),
                one.description(),
                one.state(),
                one.reason(),
                line(org, one.first()),
                line(org, one.last()),
                one.lastTold(),
                one.transactionId().orElse(null),
                one.transactionId().map(id -> Routes.transaction(org, id)).orElse(null),
                one.postedAmount().map(MoneyJson::of).orElse(null),
                one.openThrough().orElse(null),
                one.proposals().stream()
                        .map(likely -> ProposalView.of(org, likely))
                        .toList(),
                moves == null
                        ? null
                        : moves.stream().map(move -> MoveView.of(org, move)).toList());
    }

    private static String line(UUID org, Pending.Source source) {
        return Routes.line(org, source.importId().value(), source.lineNo());
    }

    @Override
    public String toString() {
        return "PendingView[" + id + "]";
    }
}
