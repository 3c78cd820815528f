package com.hissabbook.classification;

import com.hissabbook.classification.BackTest.Effect;
import com.hissabbook.classification.BackTest.Example;
import com.hissabbook.classification.BackTest.Move;
import com.hissabbook.kernel.CurrencyCode;
import com.hissabbook.kernel.Money;
import com.hissabbook.rule.Destination;
import com.hissabbook.rule.LineFacts;
import com.hissabbook.rule.RuleSet;
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
    private final Destination expense;
    private final Destination income;
    private final Set<UUID> results;

    private long transactions;
    private long changed;
    private long locked;
    private long agreements;
    private long contradictions;
    private final List<Example> examples = new ArrayList<>();
    private final List<Example> contradicted = new ArrayList<>();
    private final List<Example> lockedExamples = new ArrayList<>();
    private final Map<Way, long[]> moves = new HashMap<>();
    private final Map<Slot, Long> effects = new TreeMap<>(
            Comparator.comparing(Slot::month).thenComparing(Slot::account).thenComparing(Slot::currency));

    private record Way(Destination from, Destination to, String currency) {}

    private record Slot(YearMonth month, UUID account, String currency) {}

    private record Given(Destination to, Optional<UUID> rule) {}

    /** @param results accounts of income and expense */
    BackTestTally(RuleSet now, RuleSet then, Destination expense, Destination income, Set<UUID> results) {
        this.now = now.trial();
        this.then = then.trial();
        this.nowRules = now;
        this.thenRules = then;
        this.expense = expense;
        this.income = income;
        this.results = results;
    }

    /**
     * @param chosen by a person
     * @param isLocked whether its period is
     */
    void add(UUID transaction, LineFacts line, @Nullable Destination chosen, boolean isLocked) {
        transactions++;
        Given to = given(then, thenRules, line);
        if (chosen != null) {
            hold(transaction, line, chosen, to);
            return;
        }
        Destination from = given(now, nowRules, line).to();
        if (!from.equals(to.to()) && isLocked) {
            locked++;
            note(lockedExamples, transaction, line, from, to);
        } else if (!from.equals(to.to())) {
            changed++;
            note(examples, transaction, line, from, to);
            long[] move = moves.computeIfAbsent(new Way(from, to.to(), line.currency()), none -> new long[2]);
            move[0]++;
            move[1] += line.amount();
            effect(line, from, line.money());
            effect(line, to.to(), line.money().negated());
        }
    }

    private void hold(UUID transaction, LineFacts line, Destination chosen, Given to) {
        if (chosen.equals(to.to())) {
            agreements++;
        } else {
            contradictions++;
            note(contradicted, transaction, line, chosen, to);
        }
    }

    private Given given(RuleSet.Trial trial, RuleSet rules, LineFacts line) {
        RuleSet.Verdict verdict = trial.of(line);
        return rules.destination(verdict)
                .map(to -> new Given(
                        to, Optional.of(rules.rules().get(verdict.rule()).id())))
                .orElseGet(() -> new Given(line.amount() < 0 ? expense : income, Optional.empty()));
    }

    long transactions() {
        return transactions;
    }

    private static void note(List<Example> into, UUID transaction, LineFacts line, Destination from, Given to) {
        if (into.size() < EXAMPLES) {
            into.add(new Example(transaction, line.booked(), line.money(), from, to.to(), to.rule()));
        }
    }

    private void effect(LineFacts line, Destination destination, Money change) {
        for (Destination.Portion part : destination.portions(change).orElseThrow()) {
            if (results.contains(part.accountId())) {
                var slot = new Slot(YearMonth.from(line.booked()), part.accountId(), line.currency());
                effects.merge(slot, part.amount().minor(), Math::addExact);
            }
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
                locked,
                told(lockedExamples, drafted),
                moves.entrySet().stream()
                        .map(move -> new Move(
                                move.getKey().from(),
                                move.getKey().to(),
                                new CurrencyCode(move.getKey().currency()),
                                move.getValue()[0],
                                money(move.getValue()[1], move.getKey().currency())))
                        .sorted(Comparator.comparing(Move::transactions)
                                .reversed()
                                .thenComparing(move -> move.from().inShort())
                                .thenComparing(move -> move.to().inShort()))
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
