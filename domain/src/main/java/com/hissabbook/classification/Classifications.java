package com.hissabbook.classification;

import com.hissabbook.rule.Rule;
import com.hissabbook.rule.WriteRule;
import java.util.Optional;
import java.util.UUID;

/**
 * Why a transaction is on which account, and what people decide about it one by one. What a person chose wins over every rule until a
 * person lifts it. The books follow in the same database transaction, by an entry and never by an edit.
 */
public interface Classifications {

    /** @throws com.hissabbook.kernel.Refused {@code not-found} */
    Classification of(UUID transactionId);

    /**
     * Puts a transaction on an account by a person's choice. The same choice again changes nothing.
     *
     * @param version of the classification as the caller saw it
     * @throws com.hissabbook.kernel.Refused {@code not-found}, {@code stale}, {@code manual-transaction}, {@code unknown-account}, {@code
     *     money-account}, {@code archived-account}; from the books {@code voided-transaction}, {@code period-locked}
     */
    Classification override(UUID transactionId, long version, WriteOverride wish);

    /**
     * Takes a person's choice back: the transaction returns to where rules put it when it was imported. Without a choice nothing happens.
     *
     * @param version of the classification as the caller saw it
     * @throws com.hissabbook.kernel.Refused {@code not-found}, {@code stale}, {@code archived-account}; from the books {@code
     *     voided-transaction}, {@code period-locked}
     */
    Classification lift(UUID transactionId, long version);

    /**
     * The rule that {@link #toRule} would make, for a look at what it would do before.
     *
     * @throws com.hissabbook.kernel.Refused as {@link #toRule} does before the rule is added
     */
    WriteRule ruleOf(UUID transactionId, Optional<Integer> position);

    /**
     * Makes a rule of a person's choice: the same counterparty, or where there is none the words of the description that hold no digits, in
     * the same direction, go to the chosen account. It comes before the rule that chose otherwise.
     *
     * @param position none: just before the rule that won, else last
     * @throws com.hissabbook.kernel.Refused {@code not-found}, {@code no-override}, {@code split-fits-one}, {@code no-room-before} and all that {@link Rules#add} refuses
     */
    Rule toRule(UUID transactionId, Optional<Integer> position);
}
