package com.hissabbook.classification;

import com.hissabbook.classification.BackTest.Effect;
import com.hissabbook.classification.BackTest.Example;
import com.hissabbook.classification.BackTest.Move;
import com.hissabbook.kernel.CurrencyCode;
import com.hissabbook.kernel.Money;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Adds up what two rule sets make of the same lines; its size depends on accounts and months, not on lines. */
final class BackTestTally {

    private static final int EXAMPLES = 100;

    private final RuleSet.Trial now;
    private final RuleSet.Trial then;
    private final RuleSet nowRules;
    private final RuleSet thenRules;
    private final UUID expense;
    private final UUID income;
    private final Set<UUID> results;

    private long transactions;
    private long changed;
    private long agreements;
    private long contradictions;
    private final List<Example> examples = new ArrayList<>();
    private final List<Example> contradicted = new ArrayList<>();
    private final Map<Way, long[]> moves = new HashMap<>();
    private final Map<Slot, Long> effects = new TreeMap<>(
            Comparator.comparing(Slot::month).thenComparing(Slot::account).thenComparing(Slot::currency));

    private record Way(UUID from, UUID to, String currency) {}

    private record Slot(YearMonth month, UUID account, String currency) {}

    private record Given(UUID account, Optional<UUID> rule) {}

    /** @param results accounts of income and expense */
    BackTestTally(RuleSet now, RuleSet then, UUID expense, UUID income, Set<UUID> results) {
        this.now = now.trial();
        this.then = then.trial();
        this.nowRules = now;
        this.thenRules = then;
        this.expense = expense;
        this.income = income;
        this.results = results;
    }

    /** @param chosen by a person */
    void add(UUID transaction, LineFacts line, @Nullable UUID chosen) {
        transactions++;
        Given to = given(then, thenRules, line);
        if (chosen != null) {
            hold(transaction, line, chosen, to);
            return;
        }
        UUID from = given(now, nowRules, line).account();
        if (!from.equals(to.account())) {
            changed++;
            note(examples, transaction, line, from, to);
            long[] move = moves.computeIfAbsent(new Way(from, to.account(), line.currency()), none -> new long[2]);
            move[0]++;
            move[1] += line.amount();
            effect(line, from, line.amount());
            effect(line, to.account(), -line.amount());
        }
    }

    private void hold(UUID transaction, LineFacts line, UUID chosen, Given to) {
        if (chosen.equals(to.account())) {
            agreements++;
        } else {
            contradictions++;
            note(contradicted, transaction, line, chosen, to);
        }
    }

    private Given given(RuleSet.Trial trial, RuleSet rules, LineFacts line) {
        int winner = trial.of(line).rule();
        UUID byDefault = line.amount() < 0 ? expense : income;
        return winner == RuleSet.NO_RULE
                ? new Given(byDefault, Optional.empty())
                : new Given(
                        rules.rules().get(winner).action().accountId().orElse(byDefault),
                        Optional.of(rules.rules().get(winner).id()));
    }

    private static void note(List<Example> into, UUID transaction, LineFacts line, UUID from, Given to) {
        if (into.size() < EXAMPLES) {
            into.add(new Example(
                    transaction, line.booked(), money(line.amount(), line.currency()), from, to.account(), to.rule()));
        }
    }

    private void effect(LineFacts line, UUID account, long change) {
        if (results.contains(account)) {
            effects.merge(new Slot(YearMonth.from(line.booked()), account, line.currency()), change, Math::addExact);
        }
    }

    private static Money money(long minor, String currency) {
        return new Money(minor, new CurrencyCode(currency));
    }

    /** @param drafted ids that no saved rule has, which are not told */
    BackTest result(Set<UUID> drafted) {
        return new BackTest(
                transactions,
                changed,
                moves.entrySet().stream()
                        .map(move -> new Move(
                                move.getKey().from(),
                                move.getKey().to(),
                                new CurrencyCode(move.getKey().currency()),
                                move.getValue()[0],
                                money(move.getValue()[1], move.getKey().currency())))
                        .sorted(Comparator.comparing(Move::transactions)
                                .reversed()
                                .thenComparing(Move::from)
                                .thenComparing(Move::to))
                        .toList(),
                told(examples, drafted),
                effects.entrySet().stream()
                        .filter(effect -> effect.getValue() != 0)
                        .map(effect -> new Effect(
                                effect.getKey().month(),
                                effect.getKey().account(),
                                money(effect.getValue(), effect.getKey().currency())))
                        .toList(),
                agreements,
                contradictions,
                told(contradicted, drafted));
    }

    private static List<Example> told(List<Example> examples, Set<UUID> drafted) {
        return examples.stream()
                .map(one -> new Example(
                        one.transactionId(),
                        one.day(),
                        one.amount(),
                        one.from(),
                        one.to(),
                        one.rule().filter(rule -> !drafted.contains(rule))))
                .toList();
    }
}
