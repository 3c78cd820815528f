package com.hissabbook.adapters.csv;

import com.hissabbook.statement.CsvProfile.RowRule;
import com.hissabbook.statement.CsvProfile.RowTest;
import com.hissabbook.statement.UnreadableFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A profile's row rules bound to a file's columns. */
final class RowRules {

    /** @param balances whether the rule names balances, which carry another date in another file */
    private record Bound(RowRule rule, int index, boolean balances) {}

    private final List<Bound> rules = new ArrayList<>();
    private final Dates dates;

    RowRules(List<RowRule> rules, Layout layout, Dates dates, long headerLine) throws UnreadableFile {
        this.dates = dates;
        for (RowRule rule : rules) {
            this.rules.add(new Bound(
                    rule,
                    layout.index(rule.column(), headerLine),
                    rule.test() == RowTest.IS && rule.words().stream().anyMatch(Vocabulary::isBalance)));
        }
    }

    boolean match(Row row) {
        for (Bound bound : rules) {
            String cell = row.cell(bound.index());
            if (matches(bound.rule(), cell) || (bound.balances() && Vocabulary.isBalance(cell))) {
                return true;
            }
        }
        return false;
    }

    private boolean matches(RowRule rule, String cell) {
        return switch (rule.test()) {
            case IS -> rule.words().contains(cell.toLowerCase(Locale.ROOT));
            case IS_NOT -> !rule.words().contains(cell.toLowerCase(Locale.ROOT));
            case CONTAINS -> containsOne(rule.words(), cell.toLowerCase(Locale.ROOT));
            case IS_EMPTY -> cell.isEmpty();
            case HAS_NO_DIGIT -> cell.chars().noneMatch(Character::isDigit);
            case IS_NO_DATE -> dates.parse(cell) == null;
        };
    }

    private static boolean containsOne(List<String> words, String cell) {
        for (String word : words) {
            if (cell.contains(word)) {
                return true;
            }
        }
        return false;
    }
}
