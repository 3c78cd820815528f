package com.hissabbook.ledger;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import com.hissabbook.kernel.CurrencyCode;
import com.hissabbook.kernel.Money;
import com.hissabbook.kernel.Refused;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;

/**
 * What a person says has happened, and how the books are to say it; built only from what balances.
 *
 * @param id made by the caller, so that a repeated request books once
 * @param postings 2 to 1,000, none of them zero, adding up to zero in each currency
 */
public record ManualTransaction(UUID id, LocalDate day, String description, List<Posting> postings) {

    private static final int MOST_POSTINGS = 1_000;

    /** @throws Refused {@code number-of-entries}, {@code zero-amount}, {@code unbalanced-entry}, {@code amount-too-large} */
    public ManualTransaction {
        postings = List.copyOf(postings);
        if (postings.size() < 2 || postings.size() > MOST_POSTINGS) {
            throw Refused.invalid(
                    "number-of-entries",
                    "There are " + postings.size() + " entries. Give 2 to " + MOST_POSTINGS
                            + ": what is debited on one account is credited on another.");
        }
        for (int i = 0; i < postings.size(); i++) {
            if (postings.get(i).amount().minor() == 0) {
                throw Refused.invalid(
                        "zero-amount", "Entry " + (i + 1) + " has the amount zero. Leave it out or give its amount.");
            }
        }
        postings.stream()
                .collect(groupingBy(posting -> posting.amount().currency(), LinkedHashMap::new, toList()))
                .forEach(ManualTransaction::refuseUnbalanced);
        refuseTooLarge(debits(postings));
    }

    /** What is debited, in the currency of the first posting: the one amount by which a list can show it. */
    Money debited() {
        return new Money(
                debits(postings).longValueExact(), postings.getFirst().amount().currency());
    }

    private static BigInteger debits(List<Posting> postings) {
        CurrencyCode currency = postings.getFirst().amount().currency();
        return sum(postings.stream()
                .filter(posting -> posting.amount().minor() > 0)
                .filter(posting -> posting.amount().currency().equals(currency))
                .toList());
    }

    private static void refuseTooLarge(BigInteger debits) {
        if (debits.bitLength() >= Long.SIZE) {
            throw Refused.invalid(
                    "amount-too-large", "The debits add up to more than the books can hold. Check the amounts.");
        }
    }

    private static void refuseUnbalanced(CurrencyCode currency, List<Posting> postings) {
        BigInteger off = sum(postings);
        if (off.signum() != 0) {
            String amount = new BigDecimal(off, currency.exponent()).abs().toPlainString();
            throw Refused.invalid(
                    "unbalanced-entry",
                    "In " + currency + " the " + (off.signum() > 0 ? "debits" : "credits") + " are " + amount
                            + " more. The entries of a transaction must add up to zero in each currency.");
        }
    }

    private static BigInteger sum(List<Posting> postings) {
        return postings.stream()
                .map(posting -> BigInteger.valueOf(posting.amount().minor()))
                .reduce(BigInteger.ZERO, BigInteger::add);
    }
}
