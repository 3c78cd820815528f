package com.hissabbook.adapters.csv;

import com.hissabbook.statement.Question.Option;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The columns of a file as a person chooses among them: how a layout names each, and what stands in it. */
final class ColumnOptions {

    private static final int MOST = 50;
    private static final int SHOWN = 3;
    private static final int LONGEST = 40;

    private ColumnOptions() {}

    static List<Option> of(Table table) {
        return IntStream.range(0, Math.min(table.width(), MOST))
                .mapToObj(column -> new Option(table.reference(column), text(table, column)))
                .toList();
    }

    private static String text(Table table, int column) {
        List<String> filled = table.all().stream()
                .map(row -> row.cell(column))
                .filter(cell -> !Table.isPlaceholder(cell))
                .limit(SHOWN)
                .toList();
        return filled.isEmpty()
                ? "column " + (column + 1) + ", empty"
                : "column " + (column + 1) + ", such as "
                        + filled.stream()
                                .map(cell -> cell.length() > LONGEST ? cell.substring(0, LONGEST) + "…" : cell)
                                .collect(Collectors.joining(" | "));
    }
}
