package com.hissabbook.classification;

import java.util.List;
import java.util.UUID;

/**
 * What account a transaction that no rule knows may belong to, told from what this organisation did with lines like it. A person takes a suggestion
 * by {@link Classifications#override}; nothing is applied by itself unless the organisation says from which confidence on. See {@code docs/adr/0030-suggestions.md}.
 */
public interface Suggestions {

    /** What is looked at: so many of the organisation's newest transactions. */
    int NEWEST = 20_000;

    /** Of so many ledgers at most: those with the newest lines. */
    int LEDGERS = 200;

    /**
     * For the newest transactions on the uncategorised accounts that no person decided on, the surest first; none for what is {@link
     * FixedInBooks}.
     *
     * @param minConfidence from 0 to 100
     * @param limit at most 500
     */
    List<Suggestion> forUncategorised(int minConfidence, int limit);

    /** From which confidence on new lines follow suggestions by themselves. */
    SuggestionSettings.Versioned settings();

    /**
     * What is planned from now on follows it; what is booked stays.
     *
     * @param version as the caller saw it
     * @throws com.hissabbook.kernel.Refused {@code stale}
     */
    SuggestionSettings.Versioned change(long version, SuggestionSettings settings);

    /**
     * For one transaction, at most three, the surest first; empty where nothing like it is known, and for one that is {@link FixedInBooks}.
     *
     * @throws com.hissabbook.kernel.Refused {@code not-found}
     */
    List<Suggestion> of(UUID transactionId);
}
