package com.hissabbook.reporting;

import com.hissabbook.kernel.Refused;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.UUID;

/** What the books of the current tenant say. Amounts are exact; a sum beyond 64 bits is refused with {@code figure-too-large}. */
public interface Reports {

    /** @param asOf the day at whose end the balances are taken */
    TrialBalance trialBalance(LocalDate asOf);

    /**
     * @param from first month
     * @param to last month
     * @throws Refused {@code invalid-months} if the span ends before it begins or is longer than ten years
     */
    ProfitAndLoss profitAndLoss(YearMonth from, YearMonth to);

    /**
     * The postings behind a figure; a page costs the same at any depth.
     *
     * @param after where the page before this one ended
     * @throws Refused {@code not-found}
     */
    PostingPage postingsOf(PostingQuery query, Optional<PostingPage.Position> after, int limit);

    /** @throws Refused {@code not-found} */
    TransactionTrace trace(UUID transactionId);
}
