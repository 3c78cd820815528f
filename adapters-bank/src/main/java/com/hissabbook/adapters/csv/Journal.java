package com.hissabbook.adapters.csv;

import com.hissabbook.adapters.csv.Vocabulary.Role;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Tells double-entry journals, which look like statements but book every payment twice. */
final class Journal {

    private Journal() {}

    static boolean isOne(Table table) {
        Amounts amounts = NumberStyle.ALL.getFirst().amounts();
        for (int column = 0; column < table.width(); column++) {
            if (Detector.has(table, column, Role.JOURNAL)) {
                for (int amount : new MoneyColumns(table, Set.of()).amounts()) {
                    if (amount != column && entriesBalance(table, column, amount, amounts)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private static boolean entriesBalance(Table table, int entry, int amount, Amounts amounts) {
        Map<String, Long> sums = new HashMap<>();
        for (Row row : table.rows()) {
            Long value = BalanceProof.fixed(amounts, row.cell(amount));
            sums.merge(row.cell(entry), value == null ? 0 : value, Long::sum);
        }
        return sums.size() < table.rows().size() && sums.values().stream().allMatch(sum -> sum == 0);
    }
}
