package com.hissabbook.bench;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * {@code c_rules}: the same lines into a ledger under 1,000 rules of all kinds and into one under none, in turn. Most rules look for a text
 * that no line has, as most of a real organisation's do; the lines of the statement match the last ones.
 */
final class ImportUnderRules implements Scenario {

    private static final int RULES = 1_000;

    /** Words of {@link StatementFile}'s texts. */
    private static final List<String> MATCHING =
            List.of("rent", "energy", "salary", "software", "hotel", "coffee", "insurance");

    @Override
    public Set<Figure> figures() {
        return EnumSet.of(Figure.C_RULES);
    }

    @Override
    public void measure(Lab lab, Report report) throws SQLException {
        Sizes sizes = lab.sizes();
        StatementFile statement = StatementFile.ofLength(3_000, (sizes.pairs() + 1) * sizes.lines());
        int lines = statement.wholeDays(sizes.lines());
        Organisation none = lab.organisationWithoutRules();
        Organisation ruled = lab.organisationWithoutRules();
        Random random = new Random(3_000);
        for (int n = 0; n < RULES - MATCHING.size(); n++) {
            ruled.addRule(rule(random, n), "6200");
        }
        MATCHING.forEach(word -> ruled.addRule(Map.of("contains", word), "6300"));
        List<Double> ratios = new ArrayList<>();
        for (int pair = 1; pair <= sizes.pairs(); pair++) {
            byte[] file = statement.csv((pair - 1) * lines, pair * lines);
            double without = seconds(lab, none, file, lines);
            double under = seconds(lab, ruled, file, lines);
            ratios.add(under / without);
            Lab.say("pair %d: %d lines under no rules %.2f s, under %d rules %.2f s"
                    .formatted(pair, lines, without, RULES, under));
        }
        report.add(Figure.C_RULES, Samples.of(ratios));
    }

    /** Of 20 rules one tests only numbers, one an expression beside a text, some a counterparty, an amount beside a text. */
    static Map<String, ?> rule(Random random, int n) {
        Map<String, ?> text = test("text", "contains", word(random) + " " + word(random));
        Map<String, ?> amount =
                Map.of("field", "amount", "operator", "between", "values", List.of("-1000" + n, "-1000" + n));
        return switch (n % 20) {
            case 0 -> Map.of("when", amount);
            case 1 ->
                Map.of("when", Map.of("all", List.of(text, test("description", "regex", "^" + word(random) + "\\d+"))));
            case 2, 3, 4 -> Map.of("when", test("counterparty", "equals", word(random)));
            case 5, 6, 7, 8 -> Map.of("when", Map.of("all", List.of(text, amount)));
            default -> Map.of("contains", word(random));
        };
    }

    private static Map<String, ?> test(String field, String operator, String value) {
        return Map.of("field", field, "operator", operator, "value", value);
    }

    private static String word(Random random) {
        return random.ints(6 + random.nextInt(8), 'a', 'z' + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static double seconds(Lab lab, Organisation organisation, byte[] file, int lines) throws SQLException {
        lab.checkpoint();
        return organisation.importCsv(file).expectAll("added", lines).seconds();
    }
}
