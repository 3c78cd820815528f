package com.hissabbook.reporting;

import java.time.LocalDate;
import java.util.UUID;

/** What a money account holds, with and without what is only pending. */
public interface Balances {

    /** @throws com.hissabbook.kernel.Refused {@code not-found} for a money account that is not the tenant's */
    AccountBalance of(UUID moneyAccountId, LocalDate asOf);
}
