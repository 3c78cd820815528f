package com.hissabbook.statement;

import com.hissabbook.kernel.Money;
import com.hissabbook.statement.BalanceGate.Said;
import com.hissabbook.statement.StatementEvent.Line;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The running balances of one statement, line by line. Whether a file begins with its oldest or its newest line is told by which of
 * the two breaks less often; after a break the file's own balance is taken as right, so that one missing line is one break. Sums may
 * wrap around: they are compared for equality only.
 */
final class RunningBalance {

    private final Order oldestFirst = new Order(false);
    private final Order newestFirst = new Order(true);
    private @Nullable Line known;
    private long since;
    private boolean comparable;

    /** How well the balances fit under one order of the lines. */
    private static final class Order {

        private final boolean newestFirst;
        private long links;
        private long breaks;
        private @Nullable Line broken;
        private long expected;

        Order(boolean newestFirst) {
            this.newestFirst = newestFirst;
        }

        /** @param between sum of the lines between the two, without the two themselves */
        void link(Line before, Line after, long between) {
            Line older = newestFirst ? after : before;
            Line newer = newestFirst ? before : after;
            long should = balance(older) + between + newer.amount().minor();
            links++;
            if (should != balance(newer)) {
                if (breaks++ == 0) {
                    broken = newer;
                    expected = should;
                }
            }
        }
    }

    void add(Line line) {
        boolean stated = line.balanceAfter().isPresent();
        if (stated && !line.balanceAfter().get().currency().equals(line.amount().currency())
                || !line.amount().isBookable()) {
            miss();
        } else if (!stated) {
            since += line.amount().minor();
        } else {
            Line before = known;
            if (before != null
                    && comparable
                    && before.amount().currency().equals(line.amount().currency())) {
                oldestFirst.link(before, line, since);
                newestFirst.link(before, line, since);
            }
            known = line;
            since = 0;
            comparable = true;
        }
    }

    /** What lies between the balance before and the next one is not known. */
    void miss() {
        comparable = false;
    }

    Optional<Said> verdict() {
        Order order = newestFirst.breaks < oldestFirst.breaks ? newestFirst : oldestFirst;
        Line broken = order.broken;
        if (broken == null) {
            return Optional.empty();
        }
        var should = new Money(order.expected, broken.amount().currency());
        return Optional.of(new Said(
                "running-balance-breaks",
                "The running balance does not follow from the lines, first on line "
                        + broken.at().line()
                        + " of the file: with " + broken.amount() + " it should be " + should + ", the file states "
                        + broken.balanceAfter().orElseThrow() + " (" + order.breaks + " of " + order.links
                        + " steps do not fit). Lines may be missing or out of order.",
                broken.at().line()));
    }

    private static long balance(Line line) {
        return line.balanceAfter().orElseThrow().minor();
    }
}
