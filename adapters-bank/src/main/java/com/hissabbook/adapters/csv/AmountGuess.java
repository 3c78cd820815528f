package com.hissabbook.adapters.csv;

import com.hissabbook.adapters.csv.Amounts.Decimal;
import com.hissabbook.adapters.csv.MoneyColumns.Pair;
import com.hissabbook.adapters.csv.SignGuess.Verdict;
import com.hissabbook.statement.CsvAmount;
import com.hissabbook.statement.CsvProfile.Fee;
import com.hissabbook.statement.Question;
import com.hissabbook.statement.Question.About;
import com.hissabbook.statement.Question.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the amount stands and what its sign means.
 *
 * @param column one of its columns, for what stands beside it
 * @param questions what the file leaves open about it
 * @param fee the fee that is part of what the balance moves by
 */
record AmountGuess(CsvAmount amount, int column, List<Question> questions, List<String> evidence, Optional<Fee> fee) {

    AmountGuess(CsvAmount amount, int column, List<Question> questions, List<String> evidence) {
        this(amount, column, questions, evidence, Optional.empty());
    }

    static Optional<AmountGuess> of(Table table, MoneyColumns money, Amounts amounts) {
        return found(table, money, amounts).map(guess -> new FeeGuess(table, money, amounts).into(guess));
    }

    private static Optional<AmountGuess> found(Table table, MoneyColumns money, Amounts amounts) {
        Optional<Pair> pair = table.header() == null ? Optional.empty() : money.pair();
        if (pair.isPresent()) {
            return Optional.of(named(table, pair.get(), amounts, money));
        }
        Optional<AmountGuess> proven = byBalance(table, money, amounts);
        if (proven.isPresent()) {
            return proven;
        }
        Optional<Pair> exclusive = money.exclusivePair();
        if (exclusive.isPresent()) {
            return Optional.of(unnamed(table, exclusive.get(), amounts));
        }
        List<Integer> columns = money.amounts();
        boolean unclear = table.header() == null ? columns.size() > 1 : money.sidesAreOneAmount();
        return columns.isEmpty() || unclear
                ? Optional.empty()
                : Optional.of(single(table, columns.getFirst(), amounts, money));
    }

    private static AmountGuess named(Table table, Pair pair, Amounts amounts, MoneyColumns money) {
        String debit = table.reference(pair.debit());
        String credit = table.reference(pair.credit());
        SignGuess signs = SignGuess.of(table.rows(), row -> amounts.parse(row.cell(pair.debit())));
        boolean signed = signs.negative() > 0 && signs.positive() == 0;
        List<Question> questions = new ArrayList<>();
        if (signs.negative() > 0 && signs.positive() > 0 && !provenPair(table, pair, amounts, money)) {
            questions.add(sign("The column '" + debit + "' for money out has numbers with and without a minus."));
        }
        return new AmountGuess(
                CsvAmount.debitCredit(debit, credit, signed),
                pair.debit(),
                questions,
                List.of("The header names '" + debit + "' for money out and '" + credit + "' for money in."));
    }

    private static boolean provenPair(Table table, Pair pair, Amounts amounts, MoneyColumns money) {
        List<@Nullable Long> moves = new ArrayList<>();
        for (Row row : table.rows()) {
            Long out = BalanceProof.fixed(amounts, row.cell(pair.debit()));
            Long in = BalanceProof.fixed(amounts, row.cell(pair.credit()));
            moves.add((in == null ? 0 : in) - (out == null ? 0 : out));
        }
        return money.balance()
                .filter(balance -> BalanceProof.of(moves, BalanceProof.fixed(table, balance, amounts))
                        .holds())
                .isPresent();
    }

    /** The amount column by which a balance column moves. */
    private static Optional<AmountGuess> byBalance(Table table, MoneyColumns money, Amounts amounts) {
        List<Integer> candidates = money.amounts();
        List<Integer> balances =
                money.balance().map(List::of).orElse(table.header() == null ? money.numeric() : List.of());
        for (int balance : balances) {
            for (int column : candidates) {
                List<@Nullable Long> moves = BalanceProof.fixed(table, column, amounts);
                List<@Nullable Long> stated = BalanceProof.fixed(table, balance, amounts);
                BalanceProof proof = BalanceProof.of(moves, stated);
                boolean enough = table.header() != null && BalanceProof.hasMinus(moves) || proof.matches() > 2;
                if (column != balance
                        && enough
                        && proof.holds()
                        && !BalanceProof.goesBothWays(moves, stated)
                        && !wordsSayMore(table, column, amounts, moves, proof)) {
                    String name = table.reference(column);
                    return Optional.of(new AmountGuess(
                            CsvAmount.signed(name, proof.reversed()),
                            column,
                            List.of(),
                            evidence(table, name, proof, BalanceProof.hasMinus(moves))));
                }
            }
        }
        return Optional.empty();
    }

    private static List<String> evidence(Table table, String name, BalanceProof proof, boolean signed) {
        String moves = "The balance moves by '" + name + "' in " + proof.matches() + " of " + proof.links() + " rows.";
        Row first = proof.newestFirst() ? table.rows().getLast() : table.rows().getFirst();
        return signed
                ? List.of(moves)
                : List.of(
                        moves,
                        "No balance stands before line " + first.line()
                                + ": that its amount goes the same way as the others is not proven. Look at it.");
    }

    /** Where no amount has a sign, a balance tells nothing of the first row: words that speak of each row, or of that one, do. */
    private static boolean wordsSayMore(
            Table table, int column, Amounts amounts, List<@Nullable Long> moves, BalanceProof proof) {
        boolean flagged = FlagGuess.of(table, column, amounts)
                .filter(flag -> !flag.in().isEmpty() && !flag.out().isEmpty())
                .isPresent();
        return BalanceProof.haveOneSign(moves) && (flagged || firstSpeaksAgainst(table, column, amounts, proof));
    }

    private static boolean firstSpeaksAgainst(Table table, int column, Amounts amounts, BalanceProof proof) {
        Row first = proof.newestFirst() ? table.rows().getLast() : table.rows().getFirst();
        SignGuess words = SignGuess.of(List.of(first), row -> amounts.parse(row.cell(column)));
        return proof.reversed() ? words.natural() > 0 : words.reversed() > 0;
    }

    private static AmountGuess unnamed(Table table, Pair pair, Amounts amounts) {
        SignGuess firstIsIn = SignGuess.ofBanksOwnWords(table.rows(), row -> {
            Decimal first = amounts.parse(row.cell(pair.debit()));
            Decimal second = amounts.parse(row.cell(pair.credit()));
            return first == null || first.isZero() ? second == null ? null : second.negated() : first;
        });
        String first = table.reference(pair.debit());
        String second = table.reference(pair.credit());
        if (firstIsIn.natural() >= 2 && firstIsIn.reversed() == 0) {
            return new AmountGuess(CsvAmount.debitCredit(second, first, false), pair.debit(), List.of(), words(second));
        } else if (firstIsIn.reversed() >= 2 && firstIsIn.natural() == 0) {
            return new AmountGuess(CsvAmount.debitCredit(first, second, false), pair.debit(), List.of(), words(first));
        }
        Question which = new Question(
                About.DEBIT_COLUMN,
                "Each row has an amount in column " + first + " or in column " + second + ". Which one is money out?",
                List.of(new Option(first, "Column " + first), new Option(second, "Column " + second)));
        return new AmountGuess(CsvAmount.debitCredit(first, second, false), pair.debit(), List.of(which), List.of());
    }

    private static List<String> words(String debit) {
        return List.of("The bank's own charges, taxes and cash withdrawals stand in column " + debit
                + ", or its interest in the other.");
    }

    private static AmountGuess single(Table table, int column, Amounts amounts, MoneyColumns money) {
        String name = table.reference(column);
        SignGuess signs = SignGuess.of(table.rows(), row -> amounts.parse(row.cell(column)));
        Optional<FlagGuess> flag = FlagGuess.of(table, column, amounts);
        if (flag.isPresent()) {
            return flag.get().asAmount(table, column, signs.negative() > 0);
        }
        Optional<Question> bothWays = bothWays(table, column, amounts, money);
        if (bothWays.isPresent()) {
            return new AmountGuess(CsvAmount.signed(name, false), column, List.of(bothWays.get()), List.of());
        }
        Verdict verdict = table.isSecurities() ? Verdict.AS_WRITTEN : signs.verdict(table.mayBeCard());
        List<Question> questions = verdict == Verdict.OPEN
                ? List.of(sign("The amounts in '" + name + "': " + signs.positive() + " without and " + signs.negative()
                        + " with a minus."))
                : List.of();
        return new AmountGuess(
                CsvAmount.signed(name, verdict == Verdict.REVERSED),
                column,
                questions,
                List.of("The amounts stand in '" + name + "'."));
    }

    /** Where neither answer to the question of the sign would be right, it is not asked. */
    private static Optional<Question> bothWays(Table table, int column, Amounts amounts, MoneyColumns money) {
        if (money.balance().isEmpty()) {
            return Optional.empty();
        }
        List<@Nullable Long> moves = BalanceProof.fixed(table, column, amounts);
        List<@Nullable Long> stated = BalanceProof.fixed(table, money.balance().get(), amounts);
        BalanceProof proof = BalanceProof.of(moves, stated);
        boolean first =
                BalanceProof.haveOneSign(moves) && proof.holds() && firstSpeaksAgainst(table, column, amounts, proof);
        if (!first && !BalanceProof.goesBothWays(moves, stated)) {
            return Optional.empty();
        }
        return Optional.of(new Question(
                About.COLUMNS,
                "The amounts in '" + table.reference(column) + "' all have the same sign, but by "
                        + (first ? "the words of the first row and " : "") + "the balance in '"
                        + table.reference(money.balance().get())
                        + "' some of them go out and others come in. Which column tells whether money goes out or in?",
                List.of()));
    }

    static Question sign(String observed) {
        return new Question(
                About.SIGN,
                observed + " Is money that leaves the account written with a minus, or is it the other way round?",
                List.of(
                        new Option("as-written", "A minus means money out"),
                        new Option("reversed", "A number without a minus means money out, as on many cards")));
    }
}
