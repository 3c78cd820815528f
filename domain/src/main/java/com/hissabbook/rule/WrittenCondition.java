package com.hissabbook.rule;

import com.hissabbook.kernel.Refused;
import com.hissabbook.rule.Condition.All;
import com.hissabbook.rule.Condition.Any;
import com.hissabbook.rule.Condition.Field;
import com.hissabbook.rule.Condition.Operator;
import com.hissabbook.rule.Condition.Test;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Conditions as nested maps and lists, which is how JSON has them:
 *
 * <pre>{@code
 * {"all": [{"field": "text", "operator": "contains", "value": "RENT"},
 *          {"any": [{"field": "amount", "operator": "between", "values": ["-900", "-800"]},
 *                   {"field": "currency", "operator": "in", "values": ["CHF", "GBP"]}]}]}
 * }</pre>
 */
public final class WrittenCondition {

    private WrittenCondition() {}

    /**
     * @param place what the condition is called where it stands, such as {@code when}; refusals name it and the way into it
     * @throws Refused {@code invalid-condition}, {@code unknown-field}, {@code unknown-operator}, {@code too-deep}, {@code too-many-tests} and all of {@link
     *     Condition}'s own
     */
    public static Condition read(String place, Map<String, ?> written) {
        if (tests(written) > WriteRule.MOST_TESTS) {
            throw WriteRule.tooManyTests();
        }
        return read(place, written, 0);
    }

    /** Counted before any is read, since reading one may compile an expression. */
    private static long tests(@Nullable Object written) {
        Deque<Object> open = new ArrayDeque<>();
        Optional.ofNullable(written).ifPresent(open::push);
        long tests = 0;
        while (!open.isEmpty() && tests <= WriteRule.MOST_TESTS) {
            Object one = open.pop();
            if (one instanceof List<?> list) {
                list.forEach(part -> Optional.ofNullable(part).ifPresent(open::push));
            } else if (one instanceof Map<?, ?> map && map.containsKey("field")) {
                tests++;
            } else if (one instanceof Map<?, ?> map) {
                map.values().forEach(part -> Optional.ofNullable(part).ifPresent(open::push));
            }
        }
        return tests;
    }

    private static Condition read(String place, Map<String, ?> written, int depth) {
        if (written.keySet().equals(Set.of("all"))) {
            return new All(parts(place + ".all", written.get("all"), depth));
        } else if (written.keySet().equals(Set.of("any"))) {
            return new Any(parts(place + ".any", written.get("any"), depth));
        } else if (!written.containsKey("field")
                || !Set.of("field", "operator", "value", "values").containsAll(written.keySet())) {
            throw unreadable(place, "give all, any, or a test with field, operator and value");
        }
        return test(place, written);
    }

    private static List<Condition> parts(String place, @Nullable Object written, int depth) {
        if (depth >= WriteRule.DEEPEST) {
            throw WriteRule.tooDeep();
        }
        if (!(written instanceof List<?> list) || list.isEmpty()) {
            throw unreadable(place, "give a list of at least one condition");
        }
        List<Condition> parts = new ArrayList<>();
        for (Object part : list) {
            String where = place + "[" + parts.size() + "]";
            if (!(part instanceof Map<?, ?> map)) {
                throw unreadable(where, "give all, any, or a test with field, operator and value");
            }
            parts.add(read(where, named(map), depth + 1));
        }
        return parts;
    }

    private static Map<String, Object> named(Map<?, ?> map) {
        Map<String, Object> named = new LinkedHashMap<>();
        map.forEach((key, value) -> named.put(String.valueOf(key), value == null ? "" : value));
        return named;
    }

    private static Test test(String place, Map<String, ?> written) {
        String field = String.valueOf(written.get("field"));
        String operator = String.valueOf(written.get("operator"));
        Field known = Stream.of(Field.values())
                .filter(one -> one.written().equals(field))
                .findFirst()
                .orElseThrow(() -> unknown("unknown-field", place + ".field", names(Field.values(), Field::written)));
        Operator how = Stream.of(Operator.values())
                .filter(one -> one.written().equals(operator))
                .findFirst()
                .orElseThrow(() ->
                        unknown("unknown-operator", place + ".operator", names(Operator.values(), Operator::written)));
        try {
            return new Test(known, how, values(place, written));
        } catch (Refused inside) {
            throw Refused.invalid(inside.code(), "In " + place + ": " + inside.detail());
        }
    }

    private static <E> String names(E[] all, Function<E, String> name) {
        return Stream.of(all).map(name).collect(Collectors.joining(", "));
    }

    private static List<String> values(String place, Map<String, ?> written) {
        Object one = written.get("value");
        Object many = written.get("values");
        if (one != null && many != null || one == null && many == null) {
            throw unreadable(place, "give value, or values for between and in");
        }
        List<?> given = many instanceof List<?> list ? list : List.of(one == null ? "" : one);
        if (many != null && !(many instanceof List<?>)
                || given.stream().anyMatch(value -> !(value instanceof String || value instanceof Integer))) {
            throw unreadable(place, "give a text as value, or a list of texts as values");
        }
        return given.stream().map(String::valueOf).toList();
    }

    private static Refused unreadable(String place, String remedy) {
        return Refused.invalid("invalid-condition", "The condition at " + place + " cannot be read: " + remedy + ".");
    }

    private static Refused unknown(String code, String place, String known) {
        return Refused.invalid(code, "What " + place + " names does not exist here. Take one of: " + known + ".");
    }

    /** The same form back. */
    public static Map<String, Object> of(Condition condition) {
        return switch (condition) {
            case All all ->
                Map.of("all", all.parts().stream().map(WrittenCondition::of).toList());
            case Any any ->
                Map.of("any", any.parts().stream().map(WrittenCondition::of).toList());
            case Test test -> {
                boolean many = test.operator() == Operator.BETWEEN || test.operator() == Operator.IN;
                Map<String, Object> written = new LinkedHashMap<>();
                written.put("field", test.field().written());
                written.put("operator", test.operator().written());
                written.put(
                        many ? "values" : "value",
                        many ? test.values() : test.values().getFirst());
                yield written;
            }
        };
    }
}
