package com.hissabbook.adapters.csv;

import com.hissabbook.adapters.csv.Vocabulary.Role;
import com.hissabbook.statement.CsvAmount;
import com.hissabbook.statement.CsvProfile.RowRule;
import com.hissabbook.statement.CsvProfile.RowTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Rows that are no transactions or not booked yet, by words that say so. */
final class RowRuleGuess {

    /** A column with more different texts is a description, not a state. */
    private static final int MOST_STATES = 12;

    private final Table table;

    RowRuleGuess(Table table) {
        this.table = table;
    }

    List<RowRule> pending(int dateColumn) {
        List<RowRule> rules = states(Vocabulary.PENDING);
        List<String> inDates = words(dateColumn, Vocabulary.PENDING);
        if (!inDates.isEmpty()) {
            rules.add(new RowRule(table.reference(dateColumn), RowTest.IS, inDates));
        }
        return rules;
    }

    List<RowRule> ignored(CsvAmount amount, int amountColumn) {
        List<RowRule> rules = new ArrayList<>(states(Vocabulary.FAILED));
        rules.addAll(totals());
        neutral(amount).ifPresent(rules::add);
        if (isSecurities(amountColumn)) {
            rules.add(new RowRule(table.reference(amountColumn), RowTest.IS_EMPTY, List.of()));
        }
        return rules;
    }

    private List<RowRule> states(Set<String> vocabulary) {
        List<RowRule> rules = new ArrayList<>();
        for (int column = 0; column < table.width(); column++) {
            List<String> words = words(column, vocabulary);
            boolean few = table.distinct(column).size() <= MOST_STATES;
            if (!words.isEmpty() && few && table.roles(column).contains(Role.STATUS)) {
                rules.add(new RowRule(table.reference(column), RowTest.IS, words));
            }
        }
        return rules;
    }

    private List<String> words(int column, Set<String> vocabulary) {
        Set<String> words = new TreeSet<>();
        for (Row row : table.all()) {
            String cell = row.cell(column).toLowerCase(Locale.ROOT);
            if (vocabulary.contains(cell)) {
                words.add(cell);
            }
        }
        return List.copyOf(words);
    }

    /** Texts of totals and balances, unless a transaction has the same text. */
    private List<RowRule> totals() {
        Map<Integer, Set<String>> words = new TreeMap<>();
        for (Row row : table.all()) {
            int column = Table.totalAt(row);
            if (column >= 0 && !table.distinct(column).contains(row.cell(column))) {
                words.computeIfAbsent(column, first -> new TreeSet<>()).add(row.cell(column));
            }
        }
        List<RowRule> rules = new ArrayList<>();
        words.forEach(
                (column, cells) -> rules.add(new RowRule(table.reference(column), RowTest.IS, List.copyOf(cells))));
        return rules;
    }

    private Optional<RowRule> neutral(CsvAmount amount) {
        if (!(amount.way() instanceof CsvAmount.Flagged flagged)) {
            return Optional.empty();
        }
        for (int column = 0; column < table.width(); column++) {
            if (table.reference(column).equals(flagged.flagColumn())) {
                List<String> words = words(column, Vocabulary.NEUTRAL);
                return words.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new RowRule(flagged.flagColumn(), RowTest.IS, words));
            }
        }
        return Optional.empty();
    }

    /** Rows that move securities have a quantity and no amount. */
    private boolean isSecurities(int amountColumn) {
        for (int column = 0; column < table.width(); column++) {
            if (table.roles(column).contains(Role.QUANTITY)) {
                int quantity = column;
                if (table.all().stream()
                        .anyMatch(row -> row.cell(amountColumn).isEmpty()
                                && !row.cell(quantity).isEmpty())) {
                    return true;
                }
            }
        }
        return false;
    }
}
