package com.hissabbook.adapters.csv;

import com.hissabbook.adapters.csv.Vocabulary.Role;
import com.hissabbook.statement.UnreadableFile;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The beginning of a file under one delimiter: its header and the rows that look like transactions.
 *
 * @param header null where no row names the columns
 * @param all non-blank rows behind the header
 * @param rows those of them with a date and a number
 * @param width number of columns
 */
record Table(char delimiter, @Nullable Row header, List<Row> all, List<Row> rows, int width) {

    static final int SAMPLE = 3_000;

    private static final Set<Role> TELLING =
            EnumSet.complementOf(EnumSet.of(Role.FOREIGN, Role.ACCOUNT_SIDE, Role.JOURNAL, Role.BOOKED, Role.QUANTITY));

    static Table read(Reader text, char delimiter) throws IOException, UnreadableFile {
        Rows source = new Rows(text, delimiter, '"');
        List<Row> rows = new ArrayList<>();
        for (Row row = source.next(); row != null && rows.size() < SAMPLE; row = source.next()) {
            if (!row.isBlank()) {
                rows.add(row);
            }
        }
        int header = headerAt(rows);
        Row names = header < 0 ? null : rows.get(header);
        List<Row> behind = rows.subList(header + 1, rows.size());
        List<Row> data = behind.stream()
                .filter(row -> isTransaction(row) && !isTotal(row))
                .toList();
        int width = data.stream().mapToInt(row -> row.cells().length).max().orElse(0);
        return new Table(delimiter, names, behind, data, names == null ? width : Math.max(width, names.cells().length));
    }

    String name(int column) {
        return header == null ? "" : header.cell(column);
    }

    Set<Role> roles(int column) {
        return Vocabulary.rolesOf(name(column));
    }

    /** How a profile refers to the column: by its header if that is the only one of the name, else by number. */
    String reference(int column) {
        if (header == null) {
            return String.valueOf(column + 1);
        }
        List<String> names = Layout.namesOf(header);
        String name = name(column);
        boolean once = column < names.size()
                && !name.isEmpty()
                && !Layout.isNumber(name)
                && names.indexOf(Layout.key(name)) == names.lastIndexOf(Layout.key(name));
        return once ? name : String.valueOf(column + 1);
    }

    /** Cells of the transactions in this column that hold anything. */
    List<String> filled(int column) {
        return rows.stream()
                .map(row -> row.cell(column))
                .filter(cell -> !isPlaceholder(cell))
                .toList();
    }

    Set<String> distinct(int column) {
        return new HashSet<>(rows.stream().map(row -> row.cell(column)).toList());
    }

    static boolean isPlaceholder(String cell) {
        return cell.isEmpty() || cell.equals("-") || cell.equals("--");
    }

    /** Whether a header names quantities of securities. */
    boolean isSecurities() {
        return header != null
                && IntStream.range(0, width).anyMatch(column -> roles(column).contains(Role.QUANTITY));
    }

    boolean mayBeCard() {
        return header != null && IntStream.range(0, width).anyMatch(column -> Vocabulary.isCard(name(column)));
    }

    /** Whether a cell says that the row is a balance or a total. */
    static boolean isTotal(Row row) {
        return totalAt(row) >= 0;
    }

    /** The cell that says so, -1 if there is none. Where a date stands beside a number, a total may be a shop of that name. */
    static int totalAt(Row row) {
        boolean transaction = isTransaction(row);
        for (int i = 0; i < row.cells().length; i++) {
            if (transaction ? Vocabulary.isBalance(row.cell(i)) : Vocabulary.isTotal(row.cell(i))) {
                return i;
            }
        }
        return -1;
    }

    static boolean isTransaction(Row row) {
        boolean date = false;
        boolean number = false;
        for (int i = 0; i < row.cells().length; i++) {
            String cell = row.cell(i);
            if (DateGuess.looksLikeDate(cell)) {
                date = true;
            } else if (NumberStyle.looksLikeNumber(cell)) {
                number = true;
            }
        }
        return date && number;
    }

    /** The row that names the columns: above the first transaction, with the most words that headers have; -1 if there is none. */
    private static int headerAt(List<Row> rows) {
        int best = -1;
        int bestHits = 1;
        for (int i = 0; i < Math.min(rows.size(), Statement.HEADER_SEARCH); i++) {
            if (isTransaction(rows.get(i)) && best >= 0) {
                break;
            }
            int hits = hits(rows.get(i));
            if (hits > bestHits) {
                best = i;
                bestHits = hits;
            }
        }
        return best;
    }

    private static int hits(Row row) {
        int hits = 0;
        for (int i = 0; i < row.cells().length; i++) {
            String cell = row.cell(i);
            if (DateGuess.looksLikeDate(cell) || NumberStyle.looksLikeNumber(cell)) {
                return 0;
            }
            boolean telling =
                    cell.length() <= 60 && Vocabulary.rolesOf(cell).stream().anyMatch(TELLING::contains);
            hits += telling ? 1 : 0;
        }
        return hits;
    }
}
