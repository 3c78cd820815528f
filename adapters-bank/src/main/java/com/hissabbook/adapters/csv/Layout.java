package com.hissabbook.adapters.csv;

import com.hissabbook.statement.CsvAmount;
import com.hissabbook.statement.CsvProfile;
import com.hissabbook.statement.UnreadableFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A file's columns: names to indices, counted from 0. */
final class Layout {

    private final List<String> names;

    /** @param header the header row; null where the file has none */
    Layout(@Nullable Row header) {
        this.names = header == null ? List.of() : namesOf(header);
    }

    static List<String> namesOf(Row header) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < header.cells().length; i++) {
            names.add(key(header.cell(i)));
        }
        return names;
    }

    static String key(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    /** Longer digits, such as a date, can only be a header's name. */
    static boolean isNumber(String column) {
        return column.length() <= 4 && column.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** Number of named columns, 0 where the file has no header. */
    int width() {
        return names.size();
    }

    /** @throws UnreadableFile where the header does not have the column exactly once */
    int index(String column, long headerLine) throws UnreadableFile {
        if (isNumber(column)) {
            return Integer.parseInt(column) - 1;
        }
        String key = key(column);
        int index = names.indexOf(key);
        if (index < 0) {
            throw new UnreadableFile(
                    "column-missing",
                    headerLine,
                    "The layout names the column '" + column
                            + "', which the file's header does not have. Its columns are: " + String.join(", ", names)
                            + ".");
        }
        if (names.lastIndexOf(key) != index) {
            throw new UnreadableFile(
                    "column-ambiguous",
                    headerLine,
                    "The header has the column '" + column + "' twice, as number " + (index + 1) + " and "
                            + (names.lastIndexOf(key) + 1) + ". Name it in the layout by its number.");
        }
        return index;
    }

    /** -1 where no column is given. */
    int index(Optional<String> column, long headerLine) throws UnreadableFile {
        return column.isPresent() ? index(column.get(), headerLine) : -1;
    }

    /** The columns that the profile names by header, in lower case. */
    static List<String> namedColumns(CsvProfile profile) {
        List<String> columns = new ArrayList<>();
        columns.add(profile.dateColumn());
        switch (profile.amount().way()) {
            case CsvAmount.Signed signed -> columns.add(signed.column());
            case CsvAmount.DebitCredit both -> columns.addAll(List.of(both.debitColumn(), both.creditColumn()));
            case CsvAmount.Flagged flagged -> columns.addAll(List.of(flagged.column(), flagged.flagColumn()));
        }
        columns.addAll(profile.descriptionColumns());
        profile.balanceColumn().ifPresent(columns::add);
        profile.currencyColumn().ifPresent(columns::add);
        return columns.stream()
                .filter(column -> !isNumber(column))
                .map(Layout::key)
                .toList();
    }
}
