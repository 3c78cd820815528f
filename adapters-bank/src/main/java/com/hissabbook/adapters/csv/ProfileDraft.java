package com.hissabbook.adapters.csv;

import com.hissabbook.adapters.csv.Vocabulary.Role;
import com.hissabbook.kernel.CurrencyCode;
import com.hissabbook.statement.CsvProfile;
import com.hissabbook.statement.CsvProfile.Fee;
import com.hissabbook.statement.CsvProfile.FeeTreatment;
import java.nio.charset.Charset;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Puts what was found into a profile, with the columns that are good to have beside date and amount. */
final class ProfileDraft {

    /** Stands in for the answer until the year is known. */
    private static final LocalDate UNKNOWN_END = LocalDate.of(2024, 12, 31);

    private final Table table;
    private final Charset charset;
    private final DateColumns dates;
    private final MoneyColumns money;

    ProfileDraft(Table table, Charset charset, DateColumns dates, MoneyColumns money) {
        this.table = table;
        this.charset = charset;
        this.dates = dates;
        this.money = money;
    }

    CsvProfile with(int booked, DateGuess formats, NumberStyle style, AmountGuess amount) {
        RowRuleGuess rules = new RowRuleGuess(table);
        Set<Integer> used = new HashSet<>(dates.all());
        used.addAll(money.numeric());
        Optional<Integer> currency = currency(amount.column());
        currency.ifPresent(used::add);
        Optional<Integer> balance = money.balance()
                .filter(column -> table.filled(column).stream()
                        .allMatch(cell -> style.amounts().parse(cell) != null));
        return new CsvProfile(
                charset.name(),
                table.delimiter(),
                Optional.of('"'),
                skipLines(),
                table.header() != null,
                table.reference(booked),
                formats.isOpen() ? List.of(formats.formats().getFirst()) : formats.formats(),
                formats.isYearless() ? Optional.of(UNKNOWN_END) : Optional.empty(),
                amount.amount(),
                style.decimalMark(),
                Optional.of(style.thousandsMark()),
                texts(used),
                dates.valueDate(booked).map(table::reference),
                named(Role.COUNTERPARTY, used),
                bankId(used),
                currency.map(table::reference),
                balance.map(table::reference),
                named(Role.TYPE, used),
                amount.fee()
                        .or(() -> money.fee().map(column -> new Fee(table.reference(column), FeeTreatment.LEAVE_OUT))),
                rules.ignored(amount.amount(), amount.column()),
                rules.pending(booked));
    }

    private int skipLines() {
        Row header = table.header();
        long first = header == null ? table.rows().getFirst().line() : header.line();
        return Math.toIntExact(first - 1);
    }

    /** The currency column next to the amount. */
    private Optional<Integer> currency(int amountColumn) {
        Currencies currencies = new Currencies();
        return columns()
                .filter(column -> table.header() == null || isCurrencyOf(column, amountColumn))
                .filter(column -> !table.filled(column).isEmpty()
                        && table.filled(column).stream().allMatch(cell -> isCurrency(currencies, cell)))
                .min(Comparator.comparingInt(column -> Math.abs(column - amountColumn)));
    }

    /** The currency before the bank converted is not that of the amount booked. */
    private boolean isCurrencyOf(int column, int amountColumn) {
        return table.roles(column).contains(Role.CURRENCY)
                && (!table.roles(column).contains(Role.FOREIGN)
                        || table.roles(amountColumn).contains(Role.FOREIGN));
    }

    private static boolean isCurrency(Currencies currencies, String cell) {
        CurrencyCode code = currencies.ofCell(cell);
        return code != null;
    }

    private List<String> texts(Set<Integer> used) {
        List<Integer> named = columns()
                .filter(column -> !used.contains(column)
                        && table.roles(column).contains(Role.DESCRIPTION)
                        && !table.filled(column).isEmpty())
                .toList();
        List<Integer> texts = named.isEmpty()
                ? columns()
                        .filter(column -> !used.contains(column) && isText(column))
                        .toList()
                : named;
        return texts.stream().map(table::reference).toList();
    }

    private boolean isText(int column) {
        List<String> filled = table.filled(column);
        return filled.stream()
                .anyMatch(cell -> cell.length() > 3 && cell.chars().anyMatch(Character::isLetter));
    }

    private Optional<String> named(Role role, Set<Integer> used) {
        return columns()
                .filter(column -> !used.contains(column)
                        && table.roles(column).contains(role)
                        && !table.filled(column).isEmpty())
                .findFirst()
                .map(table::reference);
    }

    /** An id is one only if every row has its own. */
    private Optional<String> bankId(Set<Integer> used) {
        return columns()
                .filter(column -> table.roles(column).contains(Role.BANK_ID)
                        && !dates.all().contains(column)
                        && table.distinct(column).size() == table.rows().size()
                        && table.filled(column).size() == table.rows().size()
                        && (!used.contains(column) || !money.amounts().contains(column)))
                .findFirst()
                .map(table::reference);
    }

    private java.util.stream.Stream<Integer> columns() {
        return IntStream.range(0, table.width()).boxed();
    }
}
