package com.hissabbook.transaction;

import com.hissabbook.banking.ImportId;
import com.hissabbook.kernel.UserId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What is no certain duplicate but may be one: ids that a bank gave anew, a day or a text that it changed, the same account from another source. A
 * proposal changes nothing by itself; a person accepts it by deciding that the line is a {@code DUPLICATE}, and un-accepts it by {@code NEW}.
 */
public interface Proposals {

    /** The whole file looks like what is known from another source. */
    String LOOKS_KNOWN = "looks-known";

    /**
     * Proposes for the NEW lines of a plan that was just made; in the caller's transaction. Looks at no more than 5,000 lines near what is
     * known.
     *
     * @return {@link BankIds#NOT_KEPT} if the bank's ids are not kept to on an account where nobody decided on that yet; else
     *     {@link #LOOKS_KNOWN} if most of the lines that fall among known ones may be known ones
     */
    Optional<String> propose(ImportId id);

    /** Open proposals in the order of the lines. */
    List<Proposal> open(ImportId id, int after, int limit);

    /**
     * They are not the same: what is proposed for these lines is not proposed again; another transaction may be.
     *
     * @return how many
     */
    int dismiss(ImportId id, Collection<Integer> lines, UserId by);
}
