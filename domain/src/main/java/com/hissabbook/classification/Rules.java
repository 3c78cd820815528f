package com.hissabbook.classification;

import com.hissabbook.rule.Rule;
import com.hissabbook.rule.WriteRule;
import java.util.List;
import java.util.UUID;

/**
 * The rules by which the current tenant's transactions are classified. What cannot be done is refused with a {@link
 * com.hissabbook.kernel.Refused}. A changed rule applies to what is planned from then on, never to what is booked.
 */
public interface Rules {

    /** In the order in which they are tried, the inactive ones too. */
    List<Rule> list();

    /** @throws com.hissabbook.kernel.Refused {@code not-found} */
    Rule find(UUID id);

    /**
     * @throws com.hissabbook.kernel.Refused {@code unknown-account}, {@code archived-account}, {@code money-account}, {@code
     *     unknown-ledger}; {@code too-many-rules} beyond 2,000 active ones, 500,000 characters or 5,000 steps of regular expressions in all
     */
    Rule add(WriteRule rule);

    /**
     * A change that changes nothing leaves the version as it is.
     *
     * @param version of the rule as the caller saw it
     * @throws com.hissabbook.kernel.Refused {@code not-found}, {@code stale}, {@code inactive-rule}, {@code unknown-account}, {@code
     *     archived-account}, {@code money-account}, {@code unknown-ledger}, {@code too-many-rules}
     */
    Rule change(UUID id, long version, WriteRule rule);

    /**
     * Takes a rule out of use for good; one that is out of use already stays so.
     *
     * @param version of the rule as the caller saw it
     * @throws com.hissabbook.kernel.Refused {@code not-found}, {@code stale}
     */
    Rule deactivate(UUID id, long version);
}
