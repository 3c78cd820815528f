package com.hissabbook.banking;

import com.hissabbook.kernel.CurrencyCode;
import java.util.Optional;
import java.util.UUID;

/**
 * An account that holds money.
 *
 * @param id also the id of the account of the chart that backs it
 * @param currency for good: its lines, its balance and its postings are in it
 * @param accountNumber letters, digits and asterisks only, in capitals: what files and feeds are matched with
 * @param version grows with each edit
 */
public record MoneyAccount(
        UUID id,
        String name,
        Kind kind,
        CurrencyCode currency,
        Optional<String> bank,
        Optional<String> accountNumber,
        long version) {

    /** What holds the money. */
    public enum Kind {
        BANK,
        /** A credit card: what is owed on it is a liability. */
        CARD,
        CASH
    }
}
