package com.hissabbook.adapters.csv;

import com.hissabbook.adapters.csv.Vocabulary.Role;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the columns of a table that hold money: by their headers, or without headers by their form. */
final class MoneyColumns {

    /** A column for money out and one for money in. */
    record Pair(int debit, int credit) {}

    private final Table table;
    private final Set<Integer> dateColumns;

    MoneyColumns(Table table, Set<Integer> dateColumns) {
        this.table = table;
        this.dateColumns = dateColumns;
    }

    /** Columns that hold numbers or nothing, and at least one number. */
    List<Integer> numeric() {
        List<Integer> columns = new ArrayList<>();
        for (int column = 0; column < table.width(); column++) {
            List<String> filled = table.filled(column);
            if (!dateColumns.contains(column)
                    && !filled.isEmpty()
                    && filled.stream().allMatch(NumberStyle::looksLikeNumber)) {
                columns.add(column);
            }
        }
        return columns;
    }

    Optional<Integer> balance() {
        return numeric().stream()
                .filter(column -> table.roles(column).contains(Role.BALANCE))
                .findFirst();
    }

    Optional<Integer> fee() {
        return fees().stream()
                .filter(column -> !table.roles(column).contains(Role.AMOUNT))
                .findFirst();
    }

    /** Columns whose headers speak of a fee, be it the fee or an amount with it. */
    List<Integer> fees() {
        return numeric().stream()
                .filter(column -> table.roles(column).contains(Role.FEE))
                .toList();
    }

    /**
     * Debit and credit columns that the header names; of several pairs the one that is filled most and is the account's. A row that
     * fills both is an error of that row and makes neither column another one, as long as other rows fill one of them only.
     */
    Optional<Pair> pair() {
        List<Integer> debits = sides(Role.DEBIT, Role.CREDIT);
        List<Integer> credits = sides(Role.CREDIT, Role.DEBIT);
        return debits.stream()
                .flatMap(debit -> credits.stream().map(credit -> new Pair(debit, credit)))
                .filter(pair -> rows(pair, 1) > 0)
                .max(Comparator.comparingInt((Pair pair) -> -rows(pair, 2)).thenComparingInt(this::weight));
    }

    /** Whether the header names money out and money in, and no row fills only one of them: neither can then be read alone. */
    boolean sidesAreOneAmount() {
        List<Integer> credits = sides(Role.CREDIT, Role.DEBIT);
        return pair().isEmpty()
                && sides(Role.DEBIT, Role.CREDIT).stream()
                        .anyMatch(debit -> credits.stream().anyMatch(credit -> rows(new Pair(debit, credit), 2) > 0));
    }

    private List<Integer> sides(Role side, Role other) {
        List<Integer> columns = new ArrayList<>();
        for (int column = 0; column < table.width(); column++) {
            Set<Role> roles = table.roles(column);
            boolean money = table.filled(column).stream().allMatch(NumberStyle::looksLikeNumber);
            if (roles.contains(side)
                    && !roles.contains(other)
                    && money
                    && !isOther(roles)
                    && !dateColumns.contains(column)) {
                columns.add(column);
            }
        }
        return columns;
    }

    /** How many rows hold an amount in so many of the two columns. */
    private int rows(Pair pair, int filled) {
        int count = 0;
        for (Row row : table.rows()) {
            int here = (isAmount(row.cell(pair.debit())) ? 1 : 0) + (isAmount(row.cell(pair.credit())) ? 1 : 0);
            count += here == filled ? 1 : 0;
        }
        return count;
    }

    private static boolean isAmount(String cell) {
        return !Table.isPlaceholder(cell) && cell.chars().anyMatch(c -> c >= '1' && c <= '9');
    }

    private int weight(Pair pair) {
        int filled =
                table.filled(pair.debit()).size() + table.filled(pair.credit()).size();
        String debit = table.name(pair.debit());
        String credit = table.name(pair.credit());
        int alike = 0;
        while (alike < Math.min(debit.length(), credit.length()) && debit.charAt(alike) == credit.charAt(alike)) {
            alike++;
        }
        boolean account = table.roles(pair.debit()).contains(Role.ACCOUNT_SIDE);
        return filled * 1_000 + alike * 10 + (account ? 5 : 0) - Math.abs(pair.debit() - pair.credit());
    }

    /** Single amount columns, the likeliest first. */
    List<Integer> amounts() {
        List<Integer> numeric = numeric();
        List<Integer> named = numeric.stream()
                .filter(column -> isNamedAmount(table.roles(column)))
                .sorted(Comparator.comparingInt(this::rank).reversed())
                .toList();
        if (!named.isEmpty()) {
            return named;
        }
        return numeric.stream()
                .filter(column -> !isOther(table.roles(column)) && hasFormOfMoney(column))
                .toList();
    }

    private static boolean isNamedAmount(Set<Role> roles) {
        boolean side = roles.contains(Role.DEBIT) || roles.contains(Role.CREDIT);
        return (roles.contains(Role.AMOUNT) || side) && !isOther(roles);
    }

    private static boolean isOther(Set<Role> roles) {
        return roles.contains(Role.BALANCE)
                || roles.contains(Role.CURRENCY)
                || roles.contains(Role.QUANTITY)
                || roles.contains(Role.FEE);
    }

    private int rank(int column) {
        Set<Role> roles = table.roles(column);
        int filled = table.filled(column).size() * 10 / Math.max(1, table.rows().size());
        return filled
                + (roles.contains(Role.AMOUNT) ? 4 : 0)
                + (roles.contains(Role.ACCOUNT_SIDE) ? 2 : 0)
                - (roles.contains(Role.FOREIGN) ? 6 : 0);
    }

    /** Decimals or signs; whole numbers without them may be anything. */
    private boolean hasFormOfMoney(int column) {
        return table.filled(column).stream().anyMatch(cell -> cell.chars().anyMatch(c -> ".,+-".indexOf(c) >= 0));
    }

    /** Two columns of numbers of which each row fills exactly one. */
    Optional<Pair> exclusivePair() {
        List<Integer> money = amounts();
        for (int i = 0; i + 1 < money.size(); i++) {
            Pair pair = new Pair(money.get(i), money.get(i + 1));
            if (rows(pair, 1) == table.rows().size()) {
                return Optional.of(pair);
            }
        }
        return Optional.empty();
    }
}
