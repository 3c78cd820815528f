package com.hissabbook.statement;

import com.hissabbook.kernel.Money;
import com.hissabbook.statement.BalanceGate.Said;
import com.hissabbook.statement.StatementEvent.BalanceKind;
import com.hissabbook.statement.StatementEvent.StatedBalance;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;

/** Opening balance + booked lines against the closing balance of one statement, all as the file states them. */
final class StatedSum {

    private Optional<StatedBalance> opening = Optional.empty();
    private Optional<StatedBalance> closing = Optional.empty();
    private Optional<Money> first = Optional.empty();
    private BigInteger sum = BigInteger.ZERO;
    private long missing;
    private boolean severalCurrencies;

    void add(Money amount) {
        if (first.isEmpty()) {
            first = Optional.of(amount);
        }
        severalCurrencies |= !first.get().currency().equals(amount.currency());
        sum = sum.add(BigInteger.valueOf(amount.minor()));
    }

    /** A line that could not be read. */
    void miss() {
        missing++;
    }

    void state(StatedBalance balance) {
        if (balance.kind() == BalanceKind.OPENING) {
            opening = opening.or(() -> Optional.of(balance));
        } else if (balance.kind() == BalanceKind.CLOSING) {
            closing = Optional.of(balance);
        }
    }

    Optional<Said> verdict() {
        if (opening.isEmpty() || closing.isEmpty()) {
            return Optional.empty();
        }
        Money from = opening.get().amount();
        Money to = closing.get().amount();
        boolean foreign = first.isPresent() && !first.get().currency().equals(to.currency());
        if (!from.currency().equals(to.currency()) || foreign || severalCurrencies) {
            return Optional.of(new Said(
                    "balance-currency",
                    "The file's balances and lines are in several currencies (" + from + " at the beginning, " + to
                            + " at the end), so that they cannot be held against each other.",
                    closing.get().line()));
        }
        BigInteger computed = sum.add(BigInteger.valueOf(from.minor()));
        return computed.equals(BigInteger.valueOf(to.minor()))
                ? Optional.empty()
                : Optional.of(mismatch(from, to, computed));
    }

    private Said mismatch(Money from, Money to, BigInteger computed) {
        String amount = new BigDecimal(computed, to.currency().exponent()).toPlainString();
        String cause = missing == 0
                ? " Lines may be missing from the file."
                : " " + missing + " of its lines could not be read.";
        return new Said(
                "balance-mismatch",
                "The file's own opening balance and lines do not add up to its closing balance: " + from
                        + " and the lines make " + amount + " " + to.currency() + ", the file states " + to + "."
                        + cause,
                closing.orElseThrow().line());
    }
}
