package com.hissabbook.banking;

import java.util.List;
import java.util.UUID;

/**
 * The bank, card and cash accounts of the current tenant. Each is backed by the account of the chart that has the same id. What cannot
 * be done is refused with a {@link com.hissabbook.kernel.Refused}.
 */
public interface MoneyAccounts {

    /**
     * Opens an account and announces {@link MoneyAccountOpened} in the same transaction.
     *
     * @throws com.hissabbook.kernel.Refused {@code account-number-taken}
     */
    MoneyAccount open(OpenMoneyAccount request);

    /** The oldest first. */
    List<MoneyAccount> list();

    /** @throws com.hissabbook.kernel.Refused {@code not-found} */
    MoneyAccount find(UUID id);

    /**
     * Announces {@link MoneyAccountChanged} in the same transaction; a change that changes nothing leaves the version as it is.
     *
     * @param version of the account as the caller saw it
     * @throws com.hissabbook.kernel.Refused {@code not-found}, {@code stale}, {@code account-number-taken}
     */
    MoneyAccount change(UUID id, long version, ChangeMoneyAccount change);
}
