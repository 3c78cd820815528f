package com.hissabbook.classification;

import com.hissabbook.transaction.Transaction;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Who was on the other side of transactions, without the noise of terminals, references and places. The bank's text is kept as it is; a
 * normalised name follows from it, a rule may say who it is, and people may call it otherwise, several of them by one name: what people say wins.
 */
public interface Counterparties {

    /** The longest span that is looked through at once. */
    int MOST_DAYS = 366;

    /**
     * Those of the banks' transactions of some days, both included.
     *
     * @throws com.hissabbook.kernel.Refused {@code too-many-days}
     */
    Counterparty.Overview between(LocalDate from, LocalDate to, int limit);

    /** The counterparty's name of each, in the same order; empty for manual ones. */
    List<Optional<String>> namesOf(List<Transaction> transactions);

    /**
     * Calls the counterparties of these keys by one name, or by their own again.
     *
     * @param version of the names as the person has seen them
     * @return the version afterwards
     * @throws com.hissabbook.kernel.Refused {@code stale}, {@code not-a-counterparty}
     */
    long call(long version, List<String> keys, Optional<String> name);
}
