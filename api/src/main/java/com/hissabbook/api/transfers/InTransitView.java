package com.hissabbook.api.transfers;

import com.hissabbook.api.http.MoneyJson;
import com.hissabbook.api.http.Routes;
import com.hissabbook.ledger.InTransit;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What stands on the clearing account without a match.
 *
 * @param sums per currency of all lines: what the clearing account holds
 * @param next to be sent as {@code cursor} for the page after this one; absent on the last
 */
record InTransitView(
        List<LineView> items,
        List<MoneyJson> sums,
        @Nullable String next) {

    /**
     * @param amount positive is on its way, negative arrived without having left
     * @param link shows the transaction, or the entry that has none
     */
    record LineView(
            @Nullable UUID transactionId,
            @Nullable UUID ledgerId,
            LocalDate date,
            MoneyJson amount,
            @Nullable String description,
            String link) {

        static LineView of(UUID org, InTransit.Line line) {
            return new LineView(
                    line.transactionId().orElse(null),
                    line.moneyAccountId().orElse(null),
                    line.day(),
                    MoneyJson.of(line.amount()),
                    line.description().orElse(null),
                    line.transactionId()
                            .map(id -> Routes.transaction(org, id))
                            .orElseGet(() -> Routes.entry(org, line.id())));
        }

        @Override
        public String toString() {
            return "LineView[" + link + "]";
        }
    }

    static InTransitView of(UUID org, InTransit page, @Nullable String next) {
        return new InTransitView(
                page.lines().stream().map(line -> LineView.of(org, line)).toList(),
                page.sums().stream().map(MoneyJson::of).toList(),
                next);
    }
}
