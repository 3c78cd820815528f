package com.hissabbook.statement;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where a CSV row's amount stands and how its sign is told: exactly one of three ways. A record of plain records, so that JSON needs no
 * type tag: {@code {"signed": {"column": "Amount", "negated": false}}}.
 */
public record CsvAmount(Optional<Signed> signed, Optional<DebitCredit> debitCredit, Optional<Flagged> flagged) {

    public CsvAmount {
        long given = Stream.of(signed, debitCredit, flagged)
                .filter(Optional::isPresent)
                .count();
        if (given != 1) {
            throw new IllegalArgumentException(
                    "amount has " + given + " of signed, debitCredit and flagged: give exactly one of them");
        }
    }

    public static CsvAmount signed(String column, boolean negated) {
        return new CsvAmount(Optional.of(new Signed(column, negated)), Optional.empty(), Optional.empty());
    }

    public static CsvAmount debitCredit(String debitColumn, String creditColumn, boolean debitSigned) {
        return new CsvAmount(
                Optional.empty(),
                Optional.of(new DebitCredit(debitColumn, creditColumn, debitSigned)),
                Optional.empty());
    }

    public static CsvAmount flagged(
            String column, String flagColumn, List<String> debitWords, List<String> creditWords) {
        return new CsvAmount(
                Optional.empty(),
                Optional.empty(),
                Optional.of(new Flagged(column, flagColumn, debitWords, creditWords)));
    }

    /** The one way that is given. */
    public Way way() {
        return signed.<Way>map(way -> way)
                .or(() -> debitCredit)
                .or(() -> flagged)
                .orElseThrow();
    }

    /** How the amount's sign is told. */
    public sealed interface Way {}

    /**
     * One column with signed numbers.
     *
     * @param negated whether the file writes money out as positive, as many card statements do
     */
    public record Signed(String column, boolean negated) implements Way {

        public Signed {
            column = CsvProfile.column("amount.signed.column", column);
        }
    }

    /**
     * One column for money out, one for money in. In a row one of them is filled; the other is empty, zero or a dash.
     *
     * @param debitSigned whether the debit column writes money out with a minus; without it, a minus there is a reversal
     */
    public record DebitCredit(String debitColumn, String creditColumn, boolean debitSigned) implements Way {

        public DebitCredit {
            debitColumn = CsvProfile.column("amount.debitCredit.debitColumn", debitColumn);
            creditColumn = CsvProfile.column("amount.debitCredit.creditColumn", creditColumn);
            if (debitColumn.equalsIgnoreCase(creditColumn)) {
                throw new IllegalArgumentException("debitColumn and creditColumn both name '" + debitColumn
                        + "': name two columns, or use signed for a single one");
            }
        }
    }

    /**
     * A column of numbers without sign and a column with a word that tells the direction. Words are compared without regard to case
     * and surrounding space; the empty word stands for an empty cell.
     *
     * @param debitWords words that mean money out
     * @param creditWords words that mean money in; none: every word that is not a debit word does
     */
    public record Flagged(String column, String flagColumn, List<String> debitWords, List<String> creditWords)
            implements Way {

        public Flagged {
            column = CsvProfile.column("amount.flagged.column", column);
            flagColumn = CsvProfile.column("amount.flagged.flagColumn", flagColumn);
            debitWords = CsvProfile.words(debitWords);
            creditWords = CsvProfile.words(creditWords);
            if (debitWords.isEmpty()) {
                throw new IllegalArgumentException(
                        "debitWords is empty: give the words of column '" + flagColumn + "' that mean money out");
            }
            if (creditWords.stream().anyMatch(debitWords::contains)) {
                throw new IllegalArgumentException("a word stands in both debitWords " + debitWords
                        + " and creditWords " + creditWords + ": keep it in one of them");
            }
        }
    }
}
