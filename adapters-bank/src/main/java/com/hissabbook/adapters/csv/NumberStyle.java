package com.hissabbook.adapters.csv;

import com.hissabbook.adapters.csv.Amounts.Decimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** How numbers are written: decided for all money columns of a file together, never for one value. */
record NumberStyle(char decimalMark, char thousandsMark) {

    /** In order of preference where the file leaves no difference. */
    static final List<NumberStyle> ALL = List.of(
            new NumberStyle('.', ','),
            new NumberStyle(',', '.'),
            new NumberStyle('.', '\''),
            new NumberStyle(',', ' '),
            new NumberStyle('.', ' '),
            new NumberStyle(',', '\''));

    /** More digits than any amount has: an account number or id. */
    private static final int MAX_WHOLE_DIGITS = 12;

    Amounts amounts() {
        return new Amounts(decimalMark, Optional.of(thousandsMark));
    }

    static boolean looksLikeNumber(String cell) {
        if (cell.isEmpty() || cell.length() > 40) {
            return false;
        }
        return ALL.stream().anyMatch(style -> {
            Decimal number = style.amounts().parse(cell);
            return number != null
                    && number.scale() <= 10
                    && BigInteger.valueOf(number.digits())
                                    .abs()
                                    .compareTo(BigInteger.TEN.pow(MAX_WHOLE_DIGITS + number.scale()))
                            < 0;
        });
    }

    /** Every style that reads all the cells. */
    static List<NumberStyle> fitting(List<String> cells) {
        return ALL.stream()
                .filter(style -> {
                    Amounts amounts = style.amounts();
                    return cells.stream().allMatch(cell -> amounts.parse(cell) != null);
                })
                .toList();
    }

    /** Whether both styles read the same values. */
    boolean agrees(NumberStyle other, List<String> cells) {
        Amounts here = amounts();
        Amounts there = other.amounts();
        return cells.stream().allMatch(cell -> Objects.equals(minor(here, cell), minor(there, cell)));
    }

    private static Optional<Long> minor(Amounts amounts, String cell) {
        Decimal number = amounts.parse(cell);
        return number == null ? Optional.empty() : Optional.ofNullable(number.minor(10));
    }
}
