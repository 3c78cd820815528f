package com.hissabbook.adapters.csv;

import com.hissabbook.statement.CsvAmount;
import com.hissabbook.statement.CsvProfile.Fee;
import com.hissabbook.statement.CsvProfile.FeeTreatment;
import com.hissabbook.statement.Question;
import com.hissabbook.statement.Question.About;
import com.hissabbook.statement.UnreadableFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether the running balance moves by the amount and the fee beside it, in more rows than by the amount alone. */
final class FeeGuess {

    private static final List<FeeTreatment> TREATMENTS = List.of(FeeTreatment.SUBTRACT, FeeTreatment.ADD);

    /** A missing line explains a single row as well. */
    private static final int FEWEST_ROWS = 2;

    private final Table table;
    private final MoneyColumns money;
    private final Amounts amounts;

    FeeGuess(Table table, MoneyColumns money, Amounts amounts) {
        this.table = table;
        this.money = money;
        this.amounts = amounts;
    }

    /** A way to read amount and fee, and in how many rows the balance moves by it. */
    private record Candidate(CsvAmount amount, Fee fee, BalanceProof proof) {}

    /** The guess with the fee that the balance proves, which also proves the sign; the guess as it was where none is proven. */
    AmountGuess into(AmountGuess guess) {
        Optional<Integer> balance = money.balance();
        if (balance.isEmpty() || money.fees().isEmpty()) {
            return guess;
        }
        List<@Nullable Long> balances = BalanceProof.fixed(table, balance.get(), amounts);
        int plain = plain(guess.amount(), balances);
        int best = plain;
        Optional<Candidate> proven = Optional.empty();
        for (Candidate candidate : candidates(guess, balances)) {
            int matches = candidate.proof().matches();
            if (candidate.proof().holds() && matches > best) {
                proven = Optional.of(candidate);
                best = matches;
            } else if (matches == best) {
                proven = Optional.empty();
            }
        }
        boolean enough = best >= plain + FEWEST_ROWS;
        return proven.map(candidate -> enough ? with(guess, candidate) : hinted(guess, candidate))
                .orElse(guess);
    }

    private static AmountGuess with(AmountGuess guess, Candidate proven) {
        List<Question> open = guess.questions().stream()
                .filter(question -> question.about() != About.SIGN)
                .toList();
        String evidence = "The balance moves by the amount " + words(proven.fee()) + " in "
                + proven.proof().matches() + " of " + proven.proof().links() + " rows.";
        return new AmountGuess(proven.amount(), guess.column(), open, and(guess, evidence), Optional.of(proven.fee()));
    }

    private static AmountGuess hinted(AmountGuess guess, Candidate seen) {
        String evidence = "In one row the balance moves by the amount " + words(seen.fee())
                + ", which is too little to go by: the fee is left out. If it is part of the amount, say so in the layout.";
        return new AmountGuess(guess.amount(), guess.column(), guess.questions(), and(guess, evidence));
    }

    private static String words(Fee fee) {
        return (fee.treatment() == FeeTreatment.SUBTRACT ? "less" : "plus") + " the fee in '" + fee.column() + "'";
    }

    private static List<String> and(AmountGuess guess, String evidence) {
        List<String> all = new ArrayList<>(guess.evidence());
        all.add(evidence);
        return all;
    }

    private List<Candidate> candidates(AmountGuess guess, List<@Nullable Long> balances) {
        List<Candidate> candidates = new ArrayList<>();
        for (CsvAmount amount : readings(guess)) {
            List<@Nullable Long> moves = moves(amount);
            for (int column : money.fees()) {
                for (FeeTreatment treatment : TREATMENTS) {
                    List<@Nullable Long> all = withFee(moves, column, treatment);
                    candidates.add(new Candidate(
                            amount,
                            new Fee(table.reference(column), treatment),
                            BalanceProof.asWritten(all, balances)));
                }
            }
        }
        return candidates;
    }

    /** The amount as guessed and, where its sign is open, the other way round. */
    private static List<CsvAmount> readings(AmountGuess guess) {
        boolean open = guess.questions().stream().anyMatch(question -> question.about() == About.SIGN);
        return open && guess.amount().way() instanceof CsvAmount.Signed way
                ? List.of(guess.amount(), CsvAmount.signed(way.column(), !way.negated()))
                : List.of(guess.amount());
    }

    private int plain(CsvAmount amount, List<@Nullable Long> balances) {
        List<@Nullable Long> moves = moves(amount);
        return Math.max(
                BalanceProof.of(moves, balances).matches(),
                BalanceProof.asWritten(moves, balances).matches());
    }

    /** The rows' amounts as a reader takes them, null where it refuses the row. */
    private List<@Nullable Long> moves(CsvAmount amount) {
        List<@Nullable Long> moves = new ArrayList<>();
        try {
            AmountCells cells = AmountCells.of(amount, new Layout(table.header()), amounts, 0);
            for (Row row : table.rows()) {
                moves.add(move(cells, row));
            }
            return moves;
        } catch (UnreadableFile columnMissing) {
            return List.of();
        }
    }

    private static @Nullable Long move(AmountCells cells, Row row) {
        try {
            return cells.read(row).minor(BalanceProof.EXPONENT);
        } catch (Refusal unreadable) {
            return null;
        }
    }

    private List<@Nullable Long> withFee(List<@Nullable Long> moves, int column, FeeTreatment treatment) {
        List<@Nullable Long> all = new ArrayList<>();
        for (int i = 0; i < moves.size(); i++) {
            Long move = moves.get(i);
            String cell = table.rows().get(i).cell(column);
            Long fee = Table.isPlaceholder(cell) ? Long.valueOf(0) : BalanceProof.fixed(amounts, cell);
            all.add(
                    move == null || fee == null
                            ? null
                            : Long.valueOf(treatment == FeeTreatment.ADD ? move + fee : move - fee));
        }
        return all;
    }
}
