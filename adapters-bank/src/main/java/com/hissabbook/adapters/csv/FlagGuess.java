package com.hissabbook.adapters.csv;

import com.hissabbook.adapters.csv.Amounts.Decimal;
import com.hissabbook.statement.CsvAmount;
import com.hissabbook.statement.Question;
import com.hissabbook.statement.Question.About;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * A column whose words tell the direction. Beside words for both directions there may be others: their rows tell none and are refused
 * one by one.
 *
 * @param agrees rows where a sign says the same as the word
 * @param opposes rows where a sign says the opposite
 * @param unknown rows whose word says nothing
 */
record FlagGuess(
        int column, List<String> out, List<String> in, List<String> neutral, int agrees, int opposes, int unknown) {

    private static final int MOST_WORDS = 6;

    /** The first column whose words all tell something; else the first in which most rows have such a word. */
    static Optional<FlagGuess> of(Table table, int amountColumn, Amounts amounts) {
        return first(table, amountColumn, amounts, true).or(() -> first(table, amountColumn, amounts, false));
    }

    private static Optional<FlagGuess> first(Table table, int amountColumn, Amounts amounts, boolean all) {
        return IntStream.range(0, table.width())
                .filter(column -> column != amountColumn)
                .mapToObj(column -> words(table, column, amountColumn, amounts))
                .flatMap(Optional::stream)
                .filter(flag -> !all || flag.unknown == 0)
                .findFirst();
    }

    private static Optional<FlagGuess> words(Table table, int column, int amountColumn, Amounts amounts) {
        Set<String> words = new TreeSet<>();
        for (String cell : table.distinct(column)) {
            words.add(cell.toLowerCase(Locale.ROOT));
            if (words.size() > MOST_WORDS) {
                return Optional.empty();
            }
        }
        List<String> out = words.stream().filter(Vocabulary.OUT::contains).toList();
        List<String> in = words.stream().filter(Vocabulary.IN::contains).toList();
        List<String> neutral =
                words.stream().filter(Vocabulary.NEUTRAL::contains).toList();
        boolean marksOnly = words.contains("") && words.size() == 2 && out.size() + in.size() == 1;
        if (marksOnly) {
            // A mark on some rows only: the unmarked ones go the other way.
            out = out.isEmpty() ? List.of("") : out;
            in = in.isEmpty() ? List.of("") : in;
        }
        Set<String> known = new TreeSet<>(out);
        known.addAll(in);
        known.addAll(neutral);
        int unknown = (int) table.rows().stream()
                .filter(row -> !known.contains(row.cell(column).toLowerCase(Locale.ROOT)))
                .count();
        boolean bothWays = !out.isEmpty() && !in.isEmpty();
        if (out.size() + in.size() == 0
                || (unknown > 0 && !bothWays)
                || unknown * 2 >= table.rows().size()) {
            return Optional.empty();
        }
        return Optional.of(
                compared(new FlagGuess(column, out, in, neutral, 0, 0, unknown), table, amountColumn, amounts));
    }

    /** The same with what the signs say of the words. */
    private static FlagGuess compared(FlagGuess flag, Table table, int amountColumn, Amounts amounts) {
        int agrees = 0;
        int opposes = 0;
        for (Row row : table.rows()) {
            Decimal number = amounts.parse(row.cell(amountColumn));
            String word = row.cell(flag.column).toLowerCase(Locale.ROOT);
            if (number != null && !number.isZero() && (flag.out.contains(word) || flag.in.contains(word))) {
                boolean same = flag.out.contains(word) == number.digits() < 0;
                agrees += same ? 1 : 0;
                opposes += same ? 0 : 1;
            }
        }
        return new FlagGuess(flag.column, flag.out, flag.in, flag.neutral, agrees, opposes, flag.unknown);
    }

    /** @param signed whether the amounts carry signs of their own, which the words then confirm or turn */
    AmountGuess asAmount(Table table, int amountColumn, boolean signed) {
        String name = table.reference(amountColumn);
        String flag = table.reference(column);
        if (signed) {
            boolean turned = agrees == 0 && opposes > 1 && !out.isEmpty() && !in.isEmpty();
            boolean open = opposes > 0 && !turned;
            return new AmountGuess(
                    CsvAmount.signed(name, turned),
                    amountColumn,
                    open
                            ? List.of(AmountGuess.sign(
                                    "The signs in '" + name + "' and the words in '" + flag + "' do not agree."))
                            : List.of(),
                    List.of("The signs in '" + name + "' and the words in '" + flag + "' were compared."));
        }
        // Without a header nothing says that the words are about the amount and not, say, about the kind of card.
        List<Question> questions = table.header() != null
                ? List.of()
                : List.of(new Question(
                        About.COLUMNS,
                        "The file does not name its columns. Is column " + name + " the amount, and does column " + flag
                                + " tell its direction?",
                        List.of()));
        List<String> outWords = out.isEmpty() ? List.of("debit") : out;
        List<String> inWords = in.isEmpty() ? List.of("credit") : in;
        return new AmountGuess(
                CsvAmount.flagged(name, flag, outWords, inWords),
                amountColumn,
                questions,
                List.of("The words " + outWords + " and " + inWords + " in '" + flag + "' tell the direction."));
    }
}
