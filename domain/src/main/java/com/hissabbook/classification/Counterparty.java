package com.hissabbook.classification;

import com.hissabbook.kernel.Money;
import java.util.List;

/**
 * Somebody on the other side of transactions, over some days.
 *
 * @param name as people call it, else its normalised name
 * @param keys the normalised names that it goes by
 * @param renamed whether a person gave it its name
 * @param sums what came in less what went out, per currency
 */
public record Counterparty(String name, List<String> keys, boolean renamed, int transactions, List<Money> sums) {

    /**
     * @param version of the names that people gave; what an edit must name
     * @param all how many there are, of which those with most transactions are listed
     */
    public record Overview(long version, int all, List<Counterparty> most) {}
}
