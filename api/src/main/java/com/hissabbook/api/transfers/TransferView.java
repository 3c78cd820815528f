package com.hissabbook.api.transfers;

import com.hissabbook.api.http.MoneyJson;
import com.hissabbook.api.http.Routes;
import com.hissabbook.ledger.Transfer;
import com.hissabbook.ledger.TransferState;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Transactions of several own accounts that are one movement of money.
 *
 * @param score what speaks for it, 0 to 100
 * @param reasons in words
 * @param ambiguous another proposal that could be accepted as well shares a transaction with it
 * @param automatic matched by itself, as the settings say
 * @param decidedBy who accepted, dismissed or un-matched it last
 */
record TransferView(
        UUID id,
        TransferState state,
        int score,
        List<String> reasons,
        boolean ambiguous,
        boolean automatic,
        List<LegView> legs,
        @Nullable FeeView fee,
        @Nullable UUID decidedBy,
        @Nullable Instant decidedAt) {

    /**
     * @param amount seen from its ledger: negative went out
     * @param formerAccountId where it stood before it was matched last
     * @param entry shows what moved it to the clearing account; absent where it stood there already
     */
    record LegView(
            UUID transactionId,
            UUID ledgerId,
            LocalDate date,
            MoneyJson amount,
            String description,
            @Nullable UUID formerAccountId,
            @Nullable String entry,
            String transaction) {

        static LegView of(UUID org, Transfer.Leg leg) {
            return new LegView(
                    leg.transactionId(),
                    leg.moneyAccountId(),
                    leg.day(),
                    MoneyJson.of(leg.amount()),
                    leg.description(),
                    leg.formerAccountId().orElse(null),
                    leg.entryId().map(id -> Routes.entry(org, id)).orElse(null),
                    Routes.transaction(org, leg.transactionId()));
        }

        @Override
        public String toString() {
            return "LegView[" + transactionId + "]";
        }
    }

    /**
     * @param amount positive was lost on the way, negative came on top
     * @param entry shows what booked it; absent while the transfer is not matched
     */
    record FeeView(
            UUID accountId, MoneyJson amount, @Nullable String entry) {}

    static TransferView of(UUID org, Transfer one) {
        return new TransferView(
                one.id(),
                one.state(),
                one.score(),
                one.reasons(),
                one.ambiguous(),
                one.automatic(),
                one.legs().stream().map(leg -> LegView.of(org, leg)).toList(),
                one.fee()
                        .map(fee -> new FeeView(
                                fee.accountId(),
                                MoneyJson.of(fee.amount()),
                                fee.entryId().map(id -> Routes.entry(org, id)).orElse(null)))
                        .orElse(null),
                one.decidedBy().orElse(null),
                one.decidedAt().orElse(null));
    }
}
