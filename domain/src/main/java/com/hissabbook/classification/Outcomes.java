package com.hissabbook.classification;

import com.hissabbook.rule.Destination;
import com.hissabbook.rule.LineFacts;
import com.hissabbook.rule.Rule;
import com.hissabbook.rule.RuleSet;
import com.hissabbook.rule.RuleSet.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** What comes of the lines of one chunk: few outcomes, and of each line the number of its own, counted from 1. */
final class Outcomes {

    private final RuleSet rules;
    private final RuleSet.Trial trial;
    private final Destination expense;
    private final Destination income;
    private final Optional<Guess> guess;

    private final Map<Outcome, Integer> numbered = new HashMap<>();
    private final List<Outcome> outcomes = new ArrayList<>();
    private int[] lines = new int[1_000];
    private int[] numbers = new int[1_000];
    private int count;

    /** @param confidence of a suggestion; 0 where rules or their lack decided */
    private record Outcome(Verdict verdict, Destination to, int confidence) {}

    Outcomes(RuleSet rules, Destination expense, Destination income, Optional<Guess> guess) {
        this.rules = rules;
        this.trial = rules.trial();
        this.expense = expense;
        this.income = income;
        this.guess = guess;
    }

    void add(int lineNo, LineFacts line) {
        Verdict verdict = trial.of(line);
        Outcome outcome = rules.destination(verdict)
                .map(to -> new Outcome(verdict, to, 0))
                .orElseGet(() -> guessed(verdict, line));
        if (count == lines.length) {
            lines = Arrays.copyOf(lines, count * 2);
            numbers = Arrays.copyOf(numbers, count * 2);
        }
        lines[count] = lineNo;
        numbers[count++] = numbered.computeIfAbsent(outcome, this::next);
    }

    private Outcome guessed(Verdict verdict, LineFacts line) {
        return guess.flatMap(likely -> likely.of(line))
                .map(likely -> new Outcome(verdict, new Destination.Whole(likely.accountId()), likely.confidence()))
                .orElseGet(() -> new Outcome(verdict, line.amount() < 0 ? expense : income, 0));
    }

    private int next(Outcome outcome) {
        outcomes.add(outcome);
        return outcomes.size();
    }

    long ruleSetVersion() {
        return rules.version();
    }

    int[] lines() {
        return Arrays.copyOf(lines, count);
    }

    int[] numbers() {
        return Arrays.copyOf(numbers, count);
    }

    UUID[] accounts(Function<Destination, UUID> ids) {
        return each(outcome -> ids.apply(outcome.to()), UUID[]::new);
    }

    @Nullable
    UUID[] rules() {
        return each(outcome -> rule(outcome, Rule::id), UUID[]::new);
    }

    @Nullable
    Integer[] versions() {
        return each(outcome -> rule(outcome, rule -> (int) rule.version()), Integer[]::new);
    }

    @Nullable
    Integer[] confidences() {
        return each(outcome -> outcome.confidence() == 0 ? null : outcome.confidence(), Integer[]::new);
    }

    @Nullable
    String[] counterparties() {
        return each(outcome -> rules.counterparty(outcome.verdict()).orElse(null), String[]::new);
    }

    /** Joined by commas, which no tag holds; none where there are none. */
    @Nullable
    String[] tags() {
        return each(
                outcome -> outcome.verdict().tags().isEmpty()
                        ? null
                        : String.join(",", outcome.verdict().tags()),
                String[]::new);
    }

    private <V> @Nullable V rule(Outcome outcome, Function<Rule, V> part) {
        return outcome.verdict().rule() == RuleSet.NO_RULE
                ? null
                : part.apply(rules.rules().get(outcome.verdict().rule()));
    }

    private <V extends @Nullable Object> V[] each(Function<Outcome, V> part, IntFunction<V[]> array) {
        return outcomes.stream().map(part).toArray(array);
    }
}
