package com.hissabbook.rule;

import static org.assertj.core.api.Assertions.assertThat;

import com.hissabbook.rule.Condition.Field;
import com.hissabbook.rule.Condition.Operator;
import com.hissabbook.rule.RuleSet.Verdict;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** The index over all rules gives what trying one rule after the other gives: on made-up rules and lines that often meet. */
class RuleSetTest {

    private static final UUID LEDGER = new UUID(7, 7);
    private static final List<String> WORDS = List.of(
            "RENT", "REN", "ENT", "Shop 1", "SHOP", "hop", "Ärger", "straße", "TE", "NT S", "aaaa", "aa", "X Y");

    @RepeatedTest(40)
    void givesWhatTryingEachRuleInTurnGives(RepetitionInfo repetition) {
        var random = new Random(repetition.getCurrentRepetition());
        List<Rule> rules = IntStream.range(0, 1 + random.nextInt(60))
                .mapToObj(n -> rule(random, n))
                .toList();
        var trial = new RuleSet(1, rules).trial();

        for (int n = 0; n < 200; n++) {
            LineFacts line = line(random);
            assertThat(trial.of(line))
                    .as("seed %s, %s", repetition.getCurrentRepetition(), line)
                    .isEqualTo(inTurn(rules, line));
        }
    }

    private static Verdict inTurn(List<Rule> rules, LineFacts line) {
        int winner = RuleSet.NO_RULE;
        int naming = RuleSet.NO_RULE;
        Set<String> tags = new LinkedHashSet<>();
        for (Rule rule : rules) {
            if (Check.of(rule.condition(), Map.of()).holds(line, new Found(0))) {
                if (winner == RuleSet.NO_RULE && rule.action().to().isPresent()) {
                    winner = rules.indexOf(rule);
                }
                if (naming == RuleSet.NO_RULE && rule.action().counterparty().isPresent()) {
                    naming = rules.indexOf(rule);
                }
                tags.addAll(rule.action().tags());
                if (rule.action().stop()) {
                    break;
                }
            }
        }
        return new Verdict(winner, naming, List.copyOf(tags));
    }

    @RepeatedTest(20)
    void findsAllNeedlesThatStandInAText(RepetitionInfo repetition) {
        var random = new Random(repetition.getCurrentRepetition());
        List<String> needles = IntStream.range(0, 30)
                .mapToObj(n -> letters(random, 1 + random.nextInt(6)))
                .distinct()
                .toList();
        var index = new Needles(needles);

        for (int n = 0; n < 200; n++) {
            String text = letters(random, random.nextInt(40));
            Set<String> found = new TreeSet<>();
            index.find(text, (needle, from, to) -> {
                assertThat(text.substring(from, to)).isEqualTo(needles.get(needle));
                found.add(needles.get(needle));
            });
            assertThat(found)
                    .isEqualTo(new TreeSet<>(
                            needles.stream().filter(text::contains).toList()));
        }
    }

    @Test
    void comparesTextWithoutRegardToCaseAndSpacing() {
        var rules = new RuleSet(1, List.of(rule(0, Condition.Test.of(Field.TEXT, Operator.CONTAINS, "cafe  RÉN"))));
        assertThat(rules.trial().of(line("Cafe", "rén\u00a0é", -1)).rule()).isZero();
        assertThat(rules.trial().of(line("Cafe", "ren", -1)).rule()).isEqualTo(RuleSet.NO_RULE);
    }

    @Test
    void comparesAmountsInUnitsOfTheCurrency() {
        var check = Check.of(Condition.Test.of(Field.AMOUNT, Operator.BETWEEN, "-12.50", "-12.5"), Map.of());
        assertThat(check.holds(line("", "any", -1250), new Found(0))).isTrue();
        assertThat(check.holds(line("", "any", -1251), new Found(0))).isFalse();
        var equal = Check.of(Condition.Test.of(Field.AMOUNT, Operator.EQUALS, "100"), Map.of());
        assertThat(equal.holds(line("", "any", 10_000), new Found(0))).isTrue();
    }

    private static Rule rule(Random random, int no) {
        boolean leads = random.nextInt(5) > 0;
        var action = new Action(
                leads ? Optional.of(new Destination.Whole(new UUID(1, no))) : Optional.empty(),
                false,
                random.nextBoolean(),
                random.nextInt(3) == 0 ? Optional.of("Name " + no) : Optional.empty(),
                leads && random.nextBoolean() ? List.of() : List.of("tag" + random.nextInt(4)));
        return new Rule(new UUID(0, no), condition(random, 3), action, no, true, 0);
    }

    private static Rule rule(int no, Condition condition) {
        return new Rule(new UUID(0, no), condition, Action.to(new UUID(1, no)), no, true, 0);
    }

    private static Condition condition(Random random, int levels) {
        int kind = levels == 0 ? 9 : random.nextInt(10);
        if (kind < 2) {
            return new Condition.All(parts(random, levels));
        } else if (kind < 4) {
            return new Condition.Any(parts(random, levels));
        }
        return test(random);
    }

    private static List<Condition> parts(Random random, int levels) {
        List<Condition> parts = new ArrayList<>();
        for (int n = 1 + random.nextInt(3); n > 0; n--) {
            parts.add(condition(random, levels - 1));
        }
        return parts;
    }

    private static Condition test(Random random) {
        Field text = List.of(Field.TEXT, Field.TEXT, Field.DESCRIPTION, Field.COUNTERPARTY, Field.BANK_CODE)
                .get(random.nextInt(5));
        return switch (random.nextInt(9)) {
            case 0 -> Condition.Test.of(text, Operator.EQUALS, word(random));
            case 1 -> Condition.Test.of(text, Operator.STARTS, word(random));
            case 2 -> Condition.Test.of(text, Operator.IN, word(random), word(random));
            case 3 -> Condition.Test.of(text, Operator.REGEX, "R?ENT|a{2}.");
            case 4 -> Condition.Test.of(Field.AMOUNT, Operator.BETWEEN, "-5", "0.05");
            case 5 -> Condition.Test.of(Field.DIRECTION, Operator.EQUALS, random.nextBoolean() ? "IN" : "OUT");
            case 6 -> Condition.Test.of(Field.DAY_OF_MONTH, Operator.IN, "1", "02", "15");
            default -> Condition.Test.of(text, Operator.CONTAINS, word(random));
        };
    }

    private static String word(Random random) {
        return WORDS.get(random.nextInt(WORDS.size()));
    }

    private static LineFacts line(Random random) {
        String counterparty =
                random.nextBoolean() ? "" : word(random) + (random.nextBoolean() ? " " + word(random) : "");
        String description = IntStream.range(0, random.nextInt(4))
                .mapToObj(n -> word(random))
                .collect(java.util.stream.Collectors.joining(random.nextBoolean() ? " " : ""));
        return LineFacts.of(
                counterparty,
                description,
                word(random),
                random.nextInt(2_000) - 1_000,
                "EUR",
                LEDGER,
                LocalDate.of(2025, 3, 1 + random.nextInt(31)),
                "CSV");
    }

    private static LineFacts line(String counterparty, String description, long amount) {
        return LineFacts.of(counterparty, description, null, amount, "EUR", LEDGER, LocalDate.of(2025, 3, 1), "CSV");
    }

    private static String letters(Random random, int length) {
        return random.ints(length, 'A', 'D')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
