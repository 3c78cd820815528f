package com.hissabbook.rule;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The rules in force at one version of the rule set, ready to be tried on many lines. What comes of a line depends on the line and these
 * rules alone.
 *
 * <p>One pass over a line's text finds the texts of all rules at once ({@link Needles}); only rules one of whose texts was found, and those
 * without a text, are then tried. So the cost of a line hardly grows with the number of rules.
 */
public final class RuleSet {

    /** No rule gives the line an account. */
    public static final int NO_RULE = -1;

    private final long version;
    private final List<Rule> rules;
    private final Check[] checks;
    private final Needles needles;
    private final int needleCount;
    /** Of each needle the rules that need it. */
    private final int[][] needing;
    /** The rules that need none. */
    private final BitSet always = new BitSet();

    /**
     * What becomes of a line.
     *
     * @param rule place of the rule that gives it its account, or {@link #NO_RULE}
     * @param counterparty place of the rule that names it, or {@link #NO_RULE}
     * @param tags of all rules that matched before one said stop, in their order
     */
    public record Verdict(int rule, int counterparty, List<String> tags) {}

    /** @param rules active ones, in the order in which they are tried */
    public RuleSet(long version, List<Rule> rules) {
        this.version = version;
        this.rules = List.copyOf(rules);
        Map<String, Integer> numbers = new HashMap<>();
        List<String> texts = new ArrayList<>();
        List<List<Integer>> byNeedle = new ArrayList<>();
        for (int place = 0; place < this.rules.size(); place++) {
            Set<String> needed = Check.needed(this.rules.get(place).condition());
            always.set(place, needed.isEmpty());
            for (String text : needed) {
                int number = numbers.computeIfAbsent(text, none -> {
                    texts.add(text);
                    byNeedle.add(new ArrayList<>());
                    return texts.size() - 1;
                });
                byNeedle.get(number).add(place);
            }
        }
        this.needles = new Needles(texts);
        this.needleCount = texts.size();
        this.needing = byNeedle.stream()
                .map(places -> places.stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
        this.checks = this.rules.stream()
                .map(rule -> Check.of(rule.condition(), numbers))
                .toArray(Check[]::new);
    }

    public long version() {
        return version;
    }

    public List<Rule> rules() {
        return rules;
    }

    /** Where the rule that won leads. */
    public Optional<Destination> destination(Verdict verdict) {
        return verdict.rule() == NO_RULE
                ? Optional.empty()
                : rules.get(verdict.rule()).action().to();
    }

    /** Who the counterparty is, if a rule says so. */
    public Optional<String> counterparty(Verdict verdict) {
        return verdict.counterparty() == NO_RULE
                ? Optional.empty()
                : rules.get(verdict.counterparty()).action().counterparty();
    }

    public boolean isEmpty() {
        return rules.isEmpty();
    }

    /** For one thread: it tries lines one after the other. */
    public Trial trial() {
        return new Trial();
    }

    /** See {@link #trial()}. */
    public final class Trial {

        private final Found found = new Found(needleCount);
        private final BitSet candidates = new BitSet();

        public Verdict of(LineFacts line) {
            found.of(line, needles);
            candidates.clear();
            candidates.or(always);
            for (int i = 0; i < found.count(); i++) {
                for (int place : needing[found.needle(i)]) {
                    candidates.set(place);
                }
            }
            int winner = NO_RULE;
            int naming = NO_RULE;
            Set<String> tags = Set.of();
            for (int place = candidates.nextSetBit(0); place >= 0; place = candidates.nextSetBit(place + 1)) {
                Action action = rules.get(place).action();
                if (checks[place].holds(line, found) && action.fits(line)) {
                    winner = winner == NO_RULE && action.to().isPresent() ? place : winner;
                    naming = naming == NO_RULE && action.counterparty().isPresent() ? place : naming;
                    tags = with(tags, action.tags());
                    if (action.stop()) {
                        break;
                    }
                }
            }
            return new Verdict(winner, naming, List.copyOf(tags));
        }
    }

    private static Set<String> with(Set<String> tags, List<String> more) {
        if (more.isEmpty()) {
            return tags;
        }
        Set<String> all = new LinkedHashSet<>(tags);
        all.addAll(more);
        return all;
    }
}
