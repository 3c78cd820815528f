package com.hissabbook.adapters.csv;

import com.hissabbook.adapters.csv.Vocabulary.Role;
import com.hissabbook.statement.Question;
import com.hissabbook.statement.Question.About;
import com.hissabbook.statement.Question.Option;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A table's date columns and the one in which a row is booked. */
final class DateColumns {

    private static final int EARLIEST = 1970;
    private static final int LATEST = 2099;

    private final Table table;
    private final Map<Integer, DateGuess> guesses = new TreeMap<>();

    DateColumns(Table table) {
        this.table = table;
        for (int column = 0; column < table.width(); column++) {
            List<String> dates = dates(table.rows(), column);
            if (!dates.isEmpty() && dates.size() * 5 >= table.rows().size() * 3) {
                // Rows of balances count here: their dates are of the same form and may decide it.
                DateGuess guess = DateGuess.of(dates(table.all(), column));
                if (!guess.formats().isEmpty()) {
                    guesses.put(column, guess);
                }
            }
        }
    }

    private static List<String> dates(List<Row> rows, int column) {
        return rows.stream()
                .map(row -> row.cell(column))
                .filter(DateGuess::looksLikeDate)
                .toList();
    }

    Set<Integer> all() {
        return guesses.keySet();
    }

    /** The column of the booked day: named so, filled, and otherwise the first. */
    Optional<Integer> booked() {
        return guesses.keySet().stream()
                .max(Comparator.comparingInt(this::rank).thenComparing(Comparator.reverseOrder()));
    }

    Optional<Integer> valueDate(int booked) {
        return guesses.keySet().stream()
                .filter(column -> column != booked && table.roles(column).contains(Role.VALUE_DATE))
                .findFirst();
    }

    private int rank(int column) {
        Set<Role> roles = table.roles(column);
        int filled = dates(table.rows(), column).size() * 20 / table.rows().size();
        return filled
                + (roles.contains(Role.DATE) ? 3 : 0)
                + (roles.contains(Role.BOOKED) ? 3 : 0)
                - (roles.contains(Role.VALUE_DATE) ? 2 : 0)
                - (roles.contains(Role.FOREIGN) ? 1 : 0);
    }

    /** The booked column's formats, narrowed by the file's other dates. */
    DateGuess formats(int booked) {
        DateGuess guess = Optional.ofNullable(guesses.get(booked)).orElseThrow();
        for (DateGuess other : guesses.values()) {
            guess = guess.with(other);
        }
        return guess.byOrder(dates(table.rows(), booked));
    }

    /** What the dates leave open. */
    static List<Question> questions(DateGuess guess, String column) {
        List<Question> questions = new ArrayList<>();
        if (guess.isYearless()) {
            questions.add(new Question(
                    About.YEAR,
                    "The dates in '" + column + "' have no year. On which day does the statement end?",
                    List.of()));
        } else if (guess.isOpen()) {
            questions.add(new Question(
                    About.DATE_ORDER,
                    "In every date of '" + column + "' day and month could change places. Which comes first?",
                    guess.formats().stream()
                            .map(format -> new Option(format, format.startsWith("d") ? "The day" : "The month"))
                            .toList()));
        }
        if (!guess.isYearless() && guess.dates().stream().anyMatch(DateColumns::isImplausible)) {
            questions.add(new Question(
                    About.DATES_AS_WRITTEN,
                    "The dates in '" + column + "' have years that are not plausible. Are they right as they stand?",
                    List.of(new Option("as-written", "Yes, as they stand"))));
        }
        return questions;
    }

    private static boolean isImplausible(LocalDate date) {
        return date.getYear() < EARLIEST || date.getYear() > LATEST;
    }
}
