package com.hissabbook.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.hissabbook.kernel.Refused;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

class ConditionTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Generous: a look takes a few thousandths of a second, the first ones on a busy machine more. */
    private static final Duration BOUND = Duration.ofMillis(250);

    @Test
    void isReadAndWrittenInTheSameForm() {
        Map<String, Object> written = json("""
                {"all": [{"field": "text", "operator": "contains", "value": "Rent"},
                         {"any": [{"field": "amount", "operator": "between", "values": ["-900", "-800.50"]},
                                  {"field": "currency", "operator": "in", "values": ["CHF", "GBP"]}]},
                         {"field": "dayOfWeek", "operator": "equals", "value": "MONDAY"}]}""");

        Condition condition = WrittenCondition.read("when", written);

        assertThat(WrittenCondition.of(condition)).isEqualTo(written);
        assertThat(WrittenCondition.read("when", WrittenCondition.of(condition)))
                .isEqualTo(condition);
        assertThat(condition.words())
                .isEqualTo(
                        "text contains \"Rent\" and (amount is between -900 and -800.50 or currency is one of CHF, GBP)"
                                + " and day of the week is MONDAY");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | invalid-condition | when",
                "{\"all\": []} | invalid-condition | when.all",
                "{\"all\": \"x\"} | invalid-condition | when.all",
                "{\"any\": [1]} | invalid-condition | when.any[0]",
                "{\"all\": [], \"any\": []} | invalid-condition | when",
                "{\"field\": \"text\", \"operator\": \"contains\"} | invalid-condition | when",
                "{\"field\": \"text\", \"operator\": \"contains\", \"value\": \"ab\", \"x\": 1} | invalid-condition | when",
                "{\"field\": \"text\", \"operator\": \"contains\", \"value\": {\"a\": 1}} | invalid-condition | when",
                "{\"field\": \"iban\", \"operator\": \"contains\", \"value\": \"ab\"} | unknown-field | when.field",
                "{\"field\": \"text\", \"operator\": \"like\", \"value\": \"ab\"} | unknown-operator | when.operator",
                "{\"field\": \"amount\", \"operator\": \"contains\", \"value\": \"1\"} | unfit-operator | amount",
                "{\"field\": \"text\", \"operator\": \"between\", \"values\": [\"a\", \"b\"]} | unfit-operator | text",
                "{\"field\": \"text\", \"operator\": \"contains\", \"value\": \"a\"} | invalid-value | text",
                "{\"field\": \"text\", \"operator\": \"contains\", \"value\": \" \"} | invalid-value | value",
                "{\"field\": \"amount\", \"operator\": \"equals\", \"value\": \"12 EUR\"} | invalid-value | amount",
                "{\"field\": \"amount\", \"operator\": \"equals\", \"value\": \"1e9\"} | invalid-value | amount",
                "{\"field\": \"amount\", \"operator\": \"equals\", \"value\": 1.5} | invalid-condition | when",
                "{\"field\": \"amount\", \"operator\": \"between\", \"values\": [\"5\"]} | invalid-value | two values",
                "{\"field\": \"amount\", \"operator\": \"between\", \"values\": [\"5\", \"4\"]} | invalid-value | lower",
                "{\"field\": \"currency\", \"operator\": \"equals\", \"value\": \"XXX\"} | invalid-value | currency",
                "{\"field\": \"dayOfMonth\", \"operator\": \"equals\", \"value\": 32} | invalid-value | 1 to 31",
                "{\"field\": \"dayOfWeek\", \"operator\": \"equals\", \"value\": \"Payday\"} | invalid-value | MONDAY",
                "{\"field\": \"direction\", \"operator\": \"equals\", \"value\": \"up\"} | invalid-value | IN or OUT",
                "{\"field\": \"ledger\", \"operator\": \"equals\", \"value\": \"1-1-1-1-1\"} | invalid-value | ledger",
                "{\"field\": \"text\", \"operator\": \"regex\", \"value\": \"a(b\"} | invalid-regex | RE2",
                "{\"field\": \"text\", \"operator\": \"regex\", \"value\": \"(a)\\\\1\"} | invalid-regex | RE2",
                "{\"field\": \"text\", \"operator\": \"regex\", \"value\": \"a*\"} | invalid-regex | everything",
                "{\"field\": \"text\", \"operator\": \"regex\", \"value\": \"(a{50}){50}\"} | regex-too-large | repeat",
            })
    void refusesWhatIsNoConditionAndNamesThePlace(String written, String code, String named) {
        Refused refused = refusal(() -> WrittenCondition.read("when", json(written)));

        assertThat(refused.code()).isEqualTo(code);
        assertThat(refused.detail()).contains(named);
    }

    @Test
    void refusesTooManyLevelsAndTooManyTests() {
        String test = "{\"field\": \"text\", \"operator\": \"contains\", \"value\": \"ab\"}";
        Condition fiveLevels = WrittenCondition.read("when", json(nested(5, test)));

        assertThat(fiveLevels.depth()).isEqualTo(5);
        assertThat(refusal(() -> WrittenCondition.read("when", json(nested(6, test))))
                        .code())
                .isEqualTo("too-deep");
        assertThat(refusal(() -> WrittenCondition.read("when", json(nested(200, test))))
                        .code())
                .isEqualTo("too-deep");
        Condition manyTests =
                new Condition.Any(java.util.Collections.nCopies(51, WrittenCondition.read("when", json(test))));
        assertThat(refusal(() -> new WriteRule(manyTests, Action.to(new UUID(1, 1)), Optional.empty()))
                        .code())
                .isEqualTo("too-many-tests");
    }

    /** Expressions that would keep a backtracking engine busy for ever, and large ones. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "(a+)+b",
                "(a|aa)+b",
                "(.*a){20}b",
                "(?:a?){90}a{90}b",
                "(a*)*b",
                "([\\pL ]+)*b",
                "(.*)(.*)(.*)(.*)(.*)(.*)(.*)b",
                "(x+x+)+y",
                "(?i)(.{1,30}){1,4}b",
                "\\W*(\\w+\\W+){30}b",
                "((((a*)*)*)*)*b"
            })
    void noExpressionTakesLongerThanTheBound(String expression) {
        var pattern = Regex.compiled(expression);
        String text = "A".repeat(8_192);
        Regex.found(pattern, text);

        long begun = System.nanoTime();
        Regex.found(pattern, text);
        Duration look = Duration.ofNanos(System.nanoTime() - begun);

        assertThat(look).isLessThan(BOUND);
    }

    @ParameterizedTest
    @ValueSource(strings = {"((a{999}){999}){999}", "a{100000}", "(((((a{9}){9}){9}){9}){9}){9}", "(\\pL{30}){30}"})
    void anExpressionThatGrowsWhenCompiledIsRefusedAtOnce(String expression) {
        long begun = System.nanoTime();
        assertThat(refusal(() -> Regex.compiled(expression)).code()).isIn("regex-too-large", "invalid-regex");
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(BOUND);
    }

    @Test
    void usualExpressionsAreTaken() {
        for (String expression : List.of(
                "^RENT \\d{2}/20\\d\\d$", "[A-Z]{2}\\d{2}[A-Z0-9]{4}\\d{7}([A-Z0-9]{0,16})", "INV(OICE)?[- ]?\\d+")) {
            assertThat(Regex.compiled(expression).programSize()).isPositive();
        }
    }

    @Test
    void refusesAnActionThatDoesNothingAndTagsThatAreNone() {
        assertThat(refusal(() -> new Action(Optional.empty(), false, true, Optional.empty(), List.of()))
                        .code())
                .isEqualTo("no-action");
        for (String tag : List.of("", "Big", "two words", "a,b", "-x", "x".repeat(51))) {
            assertThat(refusal(() -> new Action(Optional.empty(), false, true, Optional.empty(), List.of(tag)))
                            .code())
                    .as(tag)
                    .isEqualTo("invalid-tags");
        }
    }

    private static String nested(int levels, String inner) {
        return "{\"all\": [".repeat(levels) + inner + "]}".repeat(levels);
    }

    private static Map<String, Object> json(String text) {
        return JSON.readValue(text, new TypeReference<>() {});
    }

    private static Refused refusal(org.assertj.core.api.ThrowableAssert.ThrowingCallable work) {
        return Objects.requireNonNull(catchThrowableOfType(Refused.class, work), "it was not refused");
    }
}
