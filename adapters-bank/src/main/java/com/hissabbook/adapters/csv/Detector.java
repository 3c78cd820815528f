package com.hissabbook.adapters.csv;

import com.hissabbook.adapters.csv.Vocabulary.Role;
import com.hissabbook.statement.CsvProfile;
import com.hissabbook.statement.Inspection;
import com.hissabbook.statement.Inspection.NeedsAnswer;
import com.hissabbook.statement.Inspection.Readable;
import com.hissabbook.statement.Inspection.Refused;
import com.hissabbook.statement.Question;
import com.hissabbook.statement.Question.About;
import com.hissabbook.statement.Question.Option;
import com.hissabbook.statement.UnreadableFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Proposes a profile from the beginning of a file, or says what the file does not decide. */
final class Detector {

    /** How much of the file is looked at. */
    static final int SAMPLE_BYTES = 512 * 1024;

    private static final List<Character> DELIMITERS = List.of(',', ';', '\t', '|');

    private final byte[] head;

    Detector(byte[] head) {
        this.head = head;
    }

    Inspection inspect() throws IOException {
        if (head.length == 0) {
            return new Refused("empty-file", "The file is empty.", 0);
        }
        String other = FileKind.otherThanCsv(head);
        if (other != null) {
            return new Refused("not-csv", "The file is " + other + ".", 0);
        }
        Charset charset = Charsets.detect(head);
        List<Table> tables = new ArrayList<>();
        for (char delimiter : DELIMITERS) {
            try {
                tables.add(Table.read(Encoded.text(new ByteArrayInputStream(head), charset), delimiter));
            } catch (UnreadableFile unclosedQuotes) {
                // Under another delimiter the quotes may close.
            }
        }
        Optional<Table> best = tables.stream()
                .filter(table -> table.width() > 1 && !table.rows().isEmpty())
                .max(Comparator.comparingInt((Table table) -> table.rows().size())
                        .thenComparingInt(Table::width));
        return best.isPresent() ? propose(best.get(), charset) : withoutRows(tables);
    }

    private static Inspection withoutRows(List<Table> tables) {
        Optional<Row> header = tables.stream()
                .map(table -> Optional.ofNullable(table.header()))
                .flatMap(Optional::stream)
                .filter(row -> row.cells().length > 2)
                .findFirst();
        boolean more = tables.stream().anyMatch(table -> table.all().stream().anyMatch(row -> row.hasFigures()));
        if (header.isPresent() && !more) {
            return new Refused(
                    "no-transactions",
                    "The file has a header and no transactions.",
                    header.get().line());
        } else if (header.isPresent()) {
            Table table = tables.stream()
                    .filter(one -> one.header() == header.get())
                    .findFirst()
                    .orElseThrow();
            return columns(table, "No row has both a date and an amount that can be read for certain.");
        }
        return new Refused(
                "not-a-statement", "The file has no rows with a date and an amount, so it is no statement.", 0);
    }

    private static Inspection columns(Table table, String why) {
        return new NeedsAnswer(
                Optional.empty(),
                List.of(new Question(
                        About.COLUMNS, why + " Which columns hold the date and the amount?", ColumnOptions.of(table))),
                List.of("The columns are parted by '" + table.delimiter() + "'."));
    }

    private Inspection propose(Table table, Charset charset) throws IOException {
        if (Journal.isOne(table)) {
            return new Refused(
                    "not-a-statement",
                    "The file is an accounting journal: the rows of each entry add up to zero. A bank statement has one row a payment.",
                    0);
        }
        DateColumns dates = new DateColumns(table);
        Optional<Integer> booked = dates.booked();
        if (booked.isEmpty()) {
            return columns(table, "No column holds dates in one form throughout.");
        }
        MoneyColumns money = new MoneyColumns(table, dates.all());
        List<String> cells = moneyCells(table, money);
        List<NumberStyle> styles = NumberStyle.fitting(cells);
        if (cells.isEmpty() || styles.isEmpty()) {
            return columns(table, "The numbers of the file are not written in one style.");
        }
        NumberStyle style = styles.getFirst();
        Optional<AmountGuess> amount = AmountGuess.of(table, money, style.amounts());
        if (amount.isEmpty()) {
            return columns(table, "Several columns could be the amount.");
        }
        DateGuess formats = dates.formats(booked.get());
        List<Question> questions = new ArrayList<>(DateColumns.questions(formats, table.reference(booked.get())));
        styles.stream()
                .filter(another -> another.decimalMark() != style.decimalMark() && !style.agrees(another, cells))
                .findFirst()
                .ifPresent(another -> questions.add(decimalMark()));
        questions.addAll(amount.get().questions());
        CsvProfile profile =
                new ProfileDraft(table, charset, dates, money).with(booked.get(), formats, style, amount.get());
        return outcome(table, profile, questions, amount.get().evidence());
    }

    private static Question decimalMark() {
        return new Question(
                About.DECIMAL_MARK,
                "Every mark in the amounts is followed by three digits, so it may part thousands or decimals. Which mark parts decimals?",
                List.of(new Option(".", "The point"), new Option(",", "The comma")));
    }

    private static List<String> moneyCells(Table table, MoneyColumns money) {
        List<Integer> columns = new ArrayList<>(money.amounts());
        money.pair().ifPresent(pair -> columns.addAll(List.of(pair.debit(), pair.credit())));
        money.balance().ifPresent(columns::add);
        return columns.stream()
                .distinct()
                .flatMap(column -> table.filled(column).stream())
                .toList();
    }

    /** Reads the sample under the draft: a layout that leaves many rows unread is not understood. */
    private Inspection outcome(Table table, CsvProfile profile, List<Question> questions, List<String> amountEvidence)
            throws IOException {
        List<String> evidence = new ArrayList<>(amountEvidence);
        evidence.addFirst(
                table.rows().size() + " rows with a date and a number, parted by '" + profile.delimiter() + "'.");
        if (questions.stream().anyMatch(question -> question.about() == About.YEAR)) {
            return new NeedsAnswer(Optional.of(profile), questions, evidence);
        }
        Preview.Tally tally = Preview.tally(head, profile);
        if (isNotUnderstood(tally)) {
            return columns(
                    table,
                    "Under the likeliest layout " + tally.rejected() + " of " + (tally.lines() + tally.rejected())
                            + " rows could not be read.");
        }
        return questions.isEmpty()
                ? new Readable(Optional.of(profile), evidence, tally.warnings())
                : new NeedsAnswer(Optional.of(profile), questions, evidence);
    }

    /** A few bad rows are row errors of a known layout, many are a layout that is not known. */
    private static boolean isNotUnderstood(Preview.Tally tally) {
        int all = tally.lines() + tally.rejected();
        return all < 8 ? tally.rejected() > tally.lines() : tally.rejected() * 4 > all;
    }

    static boolean has(Table table, int column, Role role) {
        return table.roles(column).contains(role);
    }
}
