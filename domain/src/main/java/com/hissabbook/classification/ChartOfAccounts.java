package com.hissabbook.classification;

import java.util.List;
import java.util.UUID;

/**
 * The chart of accounts of the current tenant. It is there from the organisation's first moment and grows with each money account.
 * What cannot be done is refused with a {@link com.hissabbook.kernel.Refused}.
 */
public interface ChartOfAccounts {

    /** In the order of their codes, the archived ones too. */
    List<Account> list();

    /** @throws com.hissabbook.kernel.Refused {@code not-found} */
    Account find(UUID id);

    /** @throws com.hissabbook.kernel.Refused {@code account-code-taken} */
    Account add(AddAccount request);

    /**
     * Renames, archives or takes back into use; a change that changes nothing leaves the version as it is.
     *
     * @param version of the account as the caller saw it
     * @throws com.hissabbook.kernel.Refused {@code not-found}, {@code stale}; {@code money-account} for the account behind a money
     *     account, which changes with it; {@code account-has-role} and {@code account-has-rules} for one that cannot be archived
     */
    Account change(UUID id, long version, ChangeAccount change);
}
