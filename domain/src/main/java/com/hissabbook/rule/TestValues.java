package com.hissabbook.rule;

import com.hissabbook.kernel.CurrencyCode;
import com.hissabbook.kernel.Refused;
import com.hissabbook.kernel.Wording;
import com.hissabbook.rule.Condition.Field;
import com.hissabbook.rule.Condition.Operator;
import com.hissabbook.rule.Condition.Test;
import com.hissabbook.transaction.CanonicalDescription;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What may stand as a value in a test of a field. */
final class TestValues {

    /** At most ten trillion, and no more decimals than any currency has. */
    private static final Pattern AMOUNT = Pattern.compile("-?[0-9]{1,14}(\\.[0-9]{1,4})?");

    private static final Pattern SOURCE = Pattern.compile("[A-Z0-9]{2,20}");

    private TestValues() {}

    /** The values in one spelling. */
    static List<String> checked(Field field, Operator operator, List<String> values) {
        if (!operator.takes(values.size())) {
            throw invalid(
                    field,
                    operator == Operator.BETWEEN
                            ? "between takes two values, the lower and the upper bound"
                            : operator == Operator.IN ? "in takes 1 to 100 values" : operator.written() + " takes one");
        }
        List<String> checked =
                values.stream().map(value -> checked(field, operator, value)).toList();
        if (operator == Operator.BETWEEN
                && new BigDecimal(checked.getFirst()).compareTo(new BigDecimal(checked.getLast())) > 0) {
            throw invalid(field, "the lower bound " + checked.getFirst() + " comes first, and is not above the upper");
        }
        return checked;
    }

    private static String checked(Field field, Operator operator, String value) {
        return switch (field) {
            case TEXT, DESCRIPTION, COUNTERPARTY, BANK_CODE -> text(field, operator, value);
            case AMOUNT -> matching(field, AMOUNT, value.strip(), "a number such as -12.34, without a currency");
            case SOURCE -> matching(field, SOURCE, upper(value), "the format of a file, such as OFX or CSV");
            case DIRECTION -> oneOf(field, value, "IN or OUT", Stream.of("IN", "OUT"));
            case DAY_OF_WEEK -> oneOf(field, value, "MONDAY to SUNDAY", Stream.of(DayOfWeek.values()));
            case DAY_OF_MONTH -> dayOfMonth(value.strip());
            case CURRENCY -> currency(upper(value));
            case LEDGER -> ledger(value.strip());
        };
    }

    private static String text(Field field, Operator operator, String value) {
        String stripped = Wording.required("value", value, Test.LONGEST);
        if (operator == Operator.REGEX) {
            Regex.compiled(stripped);
            return stripped;
        }
        int shortest = operator == Operator.EQUALS || operator == Operator.IN ? 1 : 2;
        if (CanonicalDescription.of(stripped).length() < shortest) {
            throw invalid(
                    field, stripped + " is too short, it would match almost everything: give at least 2 characters");
        }
        return stripped;
    }

    private static String matching(Field field, Pattern pattern, String value, String expected) {
        if (!pattern.matcher(value).matches()) {
            throw invalid(field, "give " + expected);
        }
        return value;
    }

    private static String oneOf(Field field, String value, String expected, Stream<?> known) {
        String given = upper(value);
        if (known.map(Object::toString).noneMatch(given::equals)) {
            throw invalid(field, "give " + expected);
        }
        return given;
    }

    private static String dayOfMonth(String value) {
        if (!value.matches("[0-9]{1,2}") || Integer.parseInt(value) < 1 || Integer.parseInt(value) > 31) {
            throw invalid(Field.DAY_OF_MONTH, "give a number from 1 to 31");
        }
        return String.valueOf(Integer.parseInt(value));
    }

    private static String currency(String value) {
        if (!CurrencyCode.isKnown(value)) {
            throw invalid(Field.CURRENCY, "give a currency of ISO 4217 such as EUR");
        }
        return value;
    }

    private static String ledger(String value) {
        try {
            String canonical = UUID.fromString(value).toString();
            if (canonical.equalsIgnoreCase(value)) {
                return canonical;
            }
        } catch (IllegalArgumentException noId) {
            // refused below, in words
        }
        throw invalid(Field.LEDGER, "give the id of a ledger");
    }

    private static String upper(String value) {
        return value.strip().toUpperCase(Locale.ROOT);
    }

    private static Refused invalid(Field field, String what) {
        return Refused.invalid("invalid-value", "The value for " + field.written() + " does not fit: " + what + ".");
    }
}
