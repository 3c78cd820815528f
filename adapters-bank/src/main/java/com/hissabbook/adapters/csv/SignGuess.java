package com.hissabbook.adapters.csv;

import com.hissabbook.adapters.csv.Amounts.Decimal;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which way money goes in rows, as the words of their descriptions tell.
 *
 * @param naturalOut rows with a minus whose words speak of spending
 * @param naturalIn rows without a minus whose words speak of income or refunds
 * @param reversedOut rows without a minus whose words speak of spending
 * @param reversedIn rows with a minus whose words speak of income or refunds
 */
record SignGuess(int naturalOut, int naturalIn, int reversedOut, int reversedIn, int positive, int negative) {

    /** What the file says of the sign. */
    enum Verdict {
        AS_WRITTEN,
        REVERSED,
        OPEN
    }

    /** @param amount a row's amount as written, null where it has none */
    static SignGuess of(List<Row> rows, Function<Row, @Nullable Decimal> amount) {
        return of(rows, amount, Vocabulary::isSpending, Vocabulary::isEarning);
    }

    /** By the words alone that only a bank writes of itself, for where nothing else tells the direction. */
    static SignGuess ofBanksOwnWords(List<Row> rows, Function<Row, @Nullable Decimal> amount) {
        return of(rows, amount, Vocabulary::isTakenByBank, Vocabulary::isGivenByBank);
    }

    private static SignGuess of(
            List<Row> rows,
            Function<Row, @Nullable Decimal> amount,
            Predicate<String> isSpending,
            Predicate<String> isEarning) {
        int[] seen = new int[4];
        int positive = 0;
        int negative = 0;
        for (Row row : rows) {
            Decimal number = amount.apply(row);
            if (number == null || number.isZero()) {
                continue;
            }
            boolean minus = number.digits() < 0;
            positive += minus ? 0 : 1;
            negative += minus ? 1 : 0;
            boolean spending = anyCell(row, isSpending);
            boolean earning = anyCell(row, isEarning);
            if (spending != earning) {
                seen[(spending == minus ? 0 : 2) + (spending ? 0 : 1)]++;
            }
        }
        return new SignGuess(seen[0], seen[1], seen[2], seen[3], positive, negative);
    }

    private static boolean anyCell(Row row, Predicate<String> speaks) {
        for (int i = 0; i < row.cells().length; i++) {
            String cell = row.cell(i);
            if (cell.length() > 1 && speaks.test(cell)) {
                return true;
            }
        }
        return false;
    }

    int natural() {
        return naturalOut + naturalIn;
    }

    int reversed() {
        return reversedOut + reversedIn;
    }

    /**
     * With both signs in the column a minus is money out, unless words speak against it or the file looks like a card's. With one sign
     * only, numbers without a minus say nothing.
     *
     * @param mayBeCard whether the file could be of a card, on which purchases are often positive
     */
    Verdict verdict(boolean mayBeCard) {
        if (negative == 0) {
            return Verdict.OPEN;
        } else if (natural() == 0 && reversedOut > 0 && reversedIn > 0) {
            return Verdict.REVERSED;
        } else if (reversed() > 0 && reversed() >= natural()) {
            return Verdict.OPEN;
        }
        boolean mostlyPositive = positive > 2 * negative || (mayBeCard && positive > negative);
        return mostlyPositive && natural() == 0 && positive > 0 ? Verdict.OPEN : Verdict.AS_WRITTEN;
    }
}
