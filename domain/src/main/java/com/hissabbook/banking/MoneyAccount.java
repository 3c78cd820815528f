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
 * @param identity by what its lines are known; empty until a person decided, then it is the bank's id where there is one
 * @param version grows with each edit
 */
public record MoneyAccount(
        UUID id,
        String name,
        Kind kind,
        CurrencyCode currency,
        Optional<String> bank,
        Optional<String> accountNumber,
        Optional<Identity> identity,
        long version) {

    /** What holds the money. */
    public enum Kind {
        BANK,
        /** A credit card: what is owed on it is a liability. */
        CARD,
        CASH
    }

    /** By what a line is known again. */
    public enum Identity {
        /** The bank's id where a line has one, else its facts. */
        BANK_ID,
        /** Day, amount and text alone: the bank's ids are numbers of lines, or change with every download. */
        FACTS
    }
}
