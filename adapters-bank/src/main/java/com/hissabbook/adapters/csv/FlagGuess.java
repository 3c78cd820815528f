package com.hissabbook.adapters.csv;

import com.hissabbook.adapters.csv.Amounts.Decimal;
import com.hissabbook.banking.CsvAmount;
import com.hissabbook.banking.Question;
import com.hissabbook.banking.Question.About;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A column whose words tell the direction.
 *
 * @param agrees rows where a sign says the same as the word
 * @param opposes rows where a sign says the opposite
 */
record FlagGuess(int column, List<String> out, List<String> in, List<String> neutral, int agrees, int opposes) {

    private static final int MOST_WORDS = 6;

    static Optional<FlagGuess> of(Table table, int amountColumn, Amounts amounts) {
        for (int column = 0; column < table.width(); column++) {
            Optional<FlagGuess> flag =
                    column == amountColumn ? Optional.empty() : words(table, column, amountColumn, amounts);
            if (flag.isPresent()) {
                return flag;
            }
        }
        return Optional.empty();
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
        if (out.size() + in.size() == 0 || out.size() + in.size() + neutral.size() < words.size()) {
            return Optional.empty();
        }
        int agrees = 0;
        int opposes = 0;
        for (Row row : table.rows()) {
            Decimal number = amounts.parse(row.cell(amountColumn));
            String word = row.cell(column).toLowerCase(Locale.ROOT);
            if (number != null && !number.isZero() && !neutral.contains(word)) {
                boolean same = out.contains(word) == number.digits() < 0;
                agrees += same ? 1 : 0;
                opposes += same ? 0 : 1;
            }
        }
        return Optional.of(new FlagGuess(column, out, in, neutral, agrees, opposes));
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
