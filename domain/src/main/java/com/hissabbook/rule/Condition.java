package com.hissabbook.rule;

import com.hissabbook.kernel.Refused;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What must be so of a transaction for a rule to match it: tests of its fields, joined by all and any. Built only from what can be
 * decided: every value fits its field, every regular expression is small enough to be tried on each line of an import.
 *
 * <p>Text is compared in its canonical form (upper case, runs of white space as one, Unicode NFKC), so without regard to case.
 */
public sealed interface Condition {

    /** What of a transaction can be tested. */
    enum Field {
        /** Counterparty and description, one after the other. */
        TEXT("text", "text"),
        /** What the bank says of it. */
        DESCRIPTION("description", "description"),
        /** The other side, where the bank names it. */
        COUNTERPARTY("counterparty", "counterparty"),
        /** The bank's own code for this kind of transaction. */
        BANK_CODE("bankCode", "bank's code"),
        /** Seen from the money account: positive came in, negative went out; in units of its currency. */
        AMOUNT("amount", "amount"),
        /** {@code IN} or {@code OUT}: the sign of the amount; nothing is in. */
        DIRECTION("direction", "direction"),
        /** ISO 4217. */
        CURRENCY("currency", "currency"),
        /** Id of the money account. */
        LEDGER("ledger", "ledger"),
        /** Of the booked date, 1 to 31. */
        DAY_OF_MONTH("dayOfMonth", "day of the month"),
        /** Of the booked date, {@code MONDAY} to {@code SUNDAY}. */
        DAY_OF_WEEK("dayOfWeek", "day of the week"),
        /** Format of the file it was read from, such as {@code OFX}. */
        SOURCE("source", "source");

        private final String written;
        private final String words;

        Field(String written, String words) {
            this.written = written;
            this.words = words;
        }

        /** As in JSON. */
        public String written() {
            return written;
        }

        boolean isText() {
            return this == TEXT || this == DESCRIPTION || this == COUNTERPARTY || this == BANK_CODE;
        }

        boolean isNumber() {
            return this == AMOUNT || this == DAY_OF_MONTH;
        }
    }

    /** How a field is tested. */
    enum Operator {
        /** The text has the value somewhere. */
        CONTAINS("contains", 1, 1),
        /** It is the value. */
        EQUALS("is", 1, 1),
        /** The text begins with the value. */
        STARTS("starts with", 1, 1),
        /** The regular expression (RE2 syntax) is found in the first {@value Regex#LONGEST_TEXT} characters. */
        REGEX("matches", 1, 1),
        /** The number is not below the first value and not above the second. */
        BETWEEN("is between", 2, 2),
        /** It is one of the values. */
        IN("is one of", 1, 100);

        private final String words;
        private final int fewest;
        private final int most;

        Operator(String words, int fewest, int most) {
            this.words = words;
            this.fewest = fewest;
            this.most = most;
        }

        /** As in JSON. */
        public String written() {
            return name().toLowerCase(Locale.ROOT);
        }

        boolean fits(Field field) {
            return switch (this) {
                case CONTAINS, STARTS, REGEX -> field.isText();
                case BETWEEN -> field.isNumber();
                case EQUALS, IN -> true;
            };
        }

        boolean takes(int values) {
            return fewest <= values && values <= most;
        }
    }

    /** Holds if each of its parts does; at least one. */
    record All(List<Condition> parts) implements Condition {

        /** @throws Refused {@code empty-condition} */
        public All {
            parts = List.copyOf(parts);
            refuseNone(parts);
        }
    }

    /** Holds if one of its parts does; at least one. */
    record Any(List<Condition> parts) implements Condition {

        /** @throws Refused {@code empty-condition} */
        public Any {
            parts = List.copyOf(parts);
            refuseNone(parts);
        }
    }

    /**
     * Holds if the field is what the operator and the values say. A transaction without the field fails the test.
     *
     * @param values one, of {@code BETWEEN} the lower and the upper bound, of {@code IN} up to 100
     */
    record Test(Field field, Operator operator, List<String> values) implements Condition {

        /** Characters of a text to compare with. */
        public static final int LONGEST = 200;

        /** @throws Refused {@code unfit-operator}, {@code invalid-value}, {@code invalid-regex}, {@code regex-too-large} */
        public Test {
            if (!operator.fits(field)) {
                throw Refused.invalid(
                        "unfit-operator",
                        "The " + field.words + " cannot be tested by " + operator.written() + ". Take "
                                + Stream.of(Operator.values())
                                        .filter(other -> other.fits(field))
                                        .map(Operator::written)
                                        .collect(Collectors.joining(" or "))
                                + ".");
            }
            values = TestValues.checked(field, operator, values);
        }

        /** @throws Refused as the constructor does */
        public static Test of(Field field, Operator operator, String... values) {
            return new Test(field, operator, List.of(values));
        }
    }

    private static void refuseNone(List<Condition> parts) {
        if (parts.isEmpty()) {
            throw Refused.invalid(
                    "empty-condition", "An all or any without parts says nothing. Give at least one condition.");
        }
    }

    /** Every test in it. */
    default Stream<Test> tests() {
        return switch (this) {
            case All all -> all.parts().stream().flatMap(Condition::tests);
            case Any any -> any.parts().stream().flatMap(Condition::tests);
            case Test test -> Stream.of(test);
        };
    }

    /** How many levels of all and any it has, a single test none. */
    default int depth() {
        return switch (this) {
            case All all -> deepest(all.parts());
            case Any any -> deepest(any.parts());
            case Test test -> 0;
        };
    }

    private static int deepest(List<Condition> parts) {
        return 1 + parts.stream().mapToInt(Condition::depth).max().orElse(0);
    }

    /** The condition as a sentence's second half, such as {@code text contains "RENT" and amount is between -900 and -800}. */
    default String words() {
        return switch (this) {
            case All all -> joined(all.parts(), " and ");
            case Any any -> joined(any.parts(), " or ");
            case Test test -> words(test);
        };
    }

    private static String joined(List<Condition> parts, String by) {
        return parts.stream()
                .map(part -> part instanceof Test || parts.size() == 1 ? part.words() : "(" + part.words() + ")")
                .collect(Collectors.joining(by));
    }

    private static String words(Test test) {
        String by = test.operator == Operator.BETWEEN ? " and " : ", ";
        return test.values.stream()
                .map(value -> test.field.isText() ? '"' + value + '"' : value)
                .collect(Collectors.joining(by, test.field.words + " " + test.operator.words + " ", ""));
    }
}
