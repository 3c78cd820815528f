package com.hissabbook.rule;

import com.google.re2j.Pattern;
import com.hissabbook.rule.Condition.Field;
import com.hissabbook.rule.Condition.Operator;
import com.hissabbook.rule.Condition.Test;
import com.hissabbook.transaction.CanonicalDescription;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A condition in the form in which it is tried on many lines. */
interface Check {

    /** One day as a number has it. */
    long DAY = 10_000;

    boolean holds(LineFacts line, Found found);

    /** @param needles the number of each text that is looked for; where one is missing, the line's text itself is searched */
    static Check of(Condition condition, Map<String, Integer> needles) {
        return switch (condition) {
            case Condition.All all -> {
                Check[] parts = parts(all.parts(), needles);
                yield (line, found) -> all(parts, line, found);
            }
            case Condition.Any any -> {
                Check[] parts = parts(any.parts(), needles);
                yield (line, found) -> any(parts, line, found);
            }
            case Test test -> of(test, needles);
        };
    }

    private static Check[] parts(List<Condition> parts, Map<String, Integer> needles) {
        return parts.stream().map(part -> of(part, needles)).toArray(Check[]::new);
    }

    private static boolean all(Check[] parts, LineFacts line, Found found) {
        for (Check part : parts) {
            if (!part.holds(line, found)) {
                return false;
            }
        }
        return true;
    }

    private static boolean any(Check[] parts, LineFacts line, Found found) {
        for (Check part : parts) {
            if (part.holds(line, found)) {
                return true;
            }
        }
        return false;
    }

    private static Check of(Test test, Map<String, Integer> needles) {
        String value = test.values().getFirst();
        return switch (test.operator()) {
            case CONTAINS -> contains(test.field(), CanonicalDescription.of(value), needles);
            case STARTS -> {
                String start = CanonicalDescription.of(value);
                yield (line, found) -> line.text(test.field()).startsWith(start);
            }
            case REGEX -> {
                Pattern pattern = Regex.compiled(value);
                yield (line, found) -> Regex.found(pattern, line.text(test.field()));
            }
            case BETWEEN -> {
                long from = units(value);
                long to = units(test.values().getLast());
                yield (line, found) -> {
                    long number = number(test.field(), line);
                    return from <= number && number <= to;
                };
            }
            case EQUALS, IN -> oneOf(test);
        };
    }

    private static Check contains(Field field, String needle, Map<String, Integer> needles) {
        Integer number = isIndexed(field) ? needles.get(needle) : null;
        if (number == null) {
            return (line, found) -> line.text(field).contains(needle);
        }
        int known = number;
        return (line, found) -> found.in(field, known);
    }

    private static Check oneOf(Test test) {
        return switch (test.field()) {
            case TEXT, DESCRIPTION, COUNTERPARTY, BANK_CODE -> {
                Set<String> values = values(test, CanonicalDescription::of);
                yield (line, found) -> values.contains(line.text(test.field()));
            }
            case AMOUNT, DAY_OF_MONTH -> {
                Set<Long> values = values(test, Check::units);
                yield (line, found) -> values.contains(number(test.field(), line));
            }
            case LEDGER -> {
                Set<UUID> values = values(test, UUID::fromString);
                yield (line, found) -> values.contains(line.moneyAccount());
            }
            case DIRECTION, CURRENCY, DAY_OF_WEEK, SOURCE -> {
                Set<String> values = values(test, value -> value);
                yield (line, found) -> values.contains(code(test.field(), line));
            }
        };
    }

    private static <V> Set<V> values(Test test, Function<String, V> read) {
        return test.values().stream().map(read).collect(Collectors.toUnmodifiableSet());
    }

    private static String code(Field field, LineFacts line) {
        return switch (field) {
            case DIRECTION -> line.amount() < 0 ? "OUT" : "IN";
            case CURRENCY -> line.currency();
            case DAY_OF_WEEK -> line.booked().getDayOfWeek().name();
            default -> line.source();
        };
    }

    private static long number(Field field, LineFacts line) {
        return field == Field.AMOUNT ? line.units() : line.booked().getDayOfMonth() * DAY;
    }

    /** A value has at most as many decimals, and fits. */
    private static long units(String value) {
        return new BigDecimal(value).movePointRight(LineFacts.DECIMALS).longValueExact();
    }

    /** Whether the field's text is part of what is searched for needles. */
    static boolean isIndexed(Field field) {
        return field == Field.TEXT || field == Field.DESCRIPTION || field == Field.COUNTERPARTY;
    }

    /**
     * Texts of which at least one stands in every line that the condition holds for; empty if nothing of the kind can be told. So a rule
     * is tried only on lines that have one of its texts.
     */
    static Set<String> needed(Condition condition) {
        return switch (condition) {
            case Condition.All all ->
                all.parts().stream()
                        .map(Check::needed)
                        .filter(texts -> !texts.isEmpty())
                        .reduce(Set.of(), (one, other) -> shortest(other) > shortest(one) ? other : one);
            case Condition.Any any -> {
                List<Set<String>> parts =
                        any.parts().stream().map(Check::needed).toList();
                yield parts.contains(Set.<String>of())
                        ? Set.of()
                        : parts.stream().flatMap(Set::stream).collect(Collectors.toUnmodifiableSet());
            }
            case Test test -> {
                boolean literal = test.operator() != Operator.REGEX && isIndexed(test.field());
                yield literal ? values(test, CanonicalDescription::of) : Set.of();
            }
        };
    }

    /** The longer its shortest text, the rarer it is. */
    private static int shortest(Set<String> texts) {
        return texts.stream().mapToInt(String::length).min().orElse(0);
    }
}
