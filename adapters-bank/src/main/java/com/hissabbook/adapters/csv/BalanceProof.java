package com.hissabbook.adapters.csv;

import com.hissabbook.adapters.csv.Amounts.Decimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether a running balance moves by an amount from row to row: the strongest evidence a file has, since it proves the columns, the
 * sign and the order at once.
 *
 * @param matches rows whose balance moves by exactly the amount
 * @param links pairs of rows that could be compared
 * @param reversed whether it moves by the amount with its sign turned
 * @param newestFirst whether the order of the rows is newest first
 */
record BalanceProof(int matches, int links, boolean reversed, boolean newestFirst) {

    private static final BalanceProof NONE = new BalanceProof(0, 0, false, false);
    static final int EXPONENT = 6;

    /** Two thirds of the rows must agree; a gap or a row of another account breaks single links. */
    boolean holds() {
        return matches > 0 && matches * 3 >= links * 2;
    }

    /**
     * The best proof over both orders; none if the turned sign fits as well, as in a row of equal amounts, which reads the same from
     * either end.
     */
    static BalanceProof of(List<@Nullable Long> amounts, List<@Nullable Long> balances) {
        BalanceProof asWritten = best(amounts, balances, false);
        BalanceProof turned = best(amounts, balances, true);
        if (asWritten.matches == turned.matches) {
            return NONE;
        }
        return asWritten.matches > turned.matches ? asWritten : turned;
    }

    /** The best proof over both orders, with the signs as they are. */
    static BalanceProof asWritten(List<@Nullable Long> amounts, List<@Nullable Long> balances) {
        return best(amounts, balances, false);
    }

    /**
     * Whether the balance rises by some of the amounts and falls by others although none of them, or all of them, have a minus: no
     * reading of their signs is then right for all.
     */
    static boolean goesBothWays(List<@Nullable Long> amounts, List<@Nullable Long> balances) {
        return haveOneSign(amounts)
                && (goesBothWays(amounts, balances, false) || goesBothWays(amounts, balances, true));
    }

    static boolean hasMinus(List<@Nullable Long> amounts) {
        return amounts.stream().anyMatch(amount -> amount != null && amount < 0);
    }

    static boolean haveOneSign(List<@Nullable Long> amounts) {
        boolean out = hasMinus(amounts);
        boolean in = amounts.stream().anyMatch(amount -> amount != null && amount > 0);
        return out != in;
    }

    private static boolean goesBothWays(
            List<@Nullable Long> amounts, List<@Nullable Long> balances, boolean newestFirst) {
        BalanceProof rising = count(amounts, balances, false, newestFirst);
        BalanceProof falling = count(amounts, balances, true, newestFirst);
        int matches = rising.matches + falling.matches;
        int oneWay = Math.max(best(amounts, balances, false).matches, best(amounts, balances, true).matches);
        return rising.matches > 0
                && falling.matches > 0
                && matches > oneWay
                && new BalanceProof(matches, rising.links, false, newestFirst).holds();
    }

    private static BalanceProof best(List<@Nullable Long> amounts, List<@Nullable Long> balances, boolean reversed) {
        BalanceProof oldestFirst = count(amounts, balances, reversed, false);
        BalanceProof newestFirst = count(amounts, balances, reversed, true);
        return oldestFirst.matches >= newestFirst.matches ? oldestFirst : newestFirst;
    }

    private static BalanceProof count(
            List<@Nullable Long> amounts, List<@Nullable Long> balances, boolean reversed, boolean newestFirst) {
        int matches = 0;
        int links = 0;
        for (int i = 1; i < amounts.size(); i++) {
            Long before = balances.get(newestFirst ? i : i - 1);
            Long after = balances.get(newestFirst ? i - 1 : i);
            Long amount = amounts.get(newestFirst ? i - 1 : i);
            if (before != null && after != null && amount != null && amount != 0) {
                links++;
                matches += after - before == (reversed ? -amount : amount) ? 1 : 0;
            }
        }
        return new BalanceProof(matches, links, reversed, newestFirst);
    }

    /** A column in fixed point, null where a row holds no number. */
    static List<@Nullable Long> fixed(Table table, int column, Amounts amounts) {
        List<@Nullable Long> values = new ArrayList<>();
        for (Row row : table.rows()) {
            values.add(fixed(amounts, row.cell(column)));
        }
        return values;
    }

    /** A cell in fixed point, null where it holds no number. */
    static @Nullable Long fixed(Amounts amounts, String cell) {
        Decimal number = amounts.parse(cell);
        return number == null ? null : number.minor(EXPONENT);
    }
}
