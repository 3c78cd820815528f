package com.hissabbook.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import com.hissabbook.BookkeepingTest;
import com.hissabbook.banking.ImportId;
import com.hissabbook.classification.Classifying;
import com.hissabbook.classification.Rules;
import com.hissabbook.rule.Action;
import com.hissabbook.rule.Condition;
import com.hissabbook.rule.Condition.Field;
import com.hissabbook.rule.Condition.Operator;
import com.hissabbook.rule.Destination;
import com.hissabbook.rule.Rule;
import com.hissabbook.rule.WriteRule;
import com.hissabbook.transaction.Importing.Told;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What rules make of the lines of an import. */
class ClassifyingTest extends BookkeepingTest {

    private static final LocalDate DAY = LocalDate.of(2025, 3, 14);

    @Autowired
    private Importing importing;

    @Autowired
    private Rules rules;

    @Autowired
    private Classifying classifying;

    @Autowired
    private TransactionTemplate transaction;

    private UUID ledger;

    @BeforeEach
    void ledger() {
        ledger = open(Optional.empty());
    }

    /** @param account code */
    private record Assigned(String text, String account, boolean byRule, long ruleSet, String tags) {}

    @Test
    void theFirstRuleThatNamesAnAccountWinsAndTagsAddUpUntilOneSaysStop() {
        rule(text(Operator.CONTAINS, "shop"), Optional.empty(), false, "shopping");
        rule(text(Operator.STARTS, "shop a"), Optional.of("6000"), false, "a");
        rule(text(Operator.REGEX, "^shop [ab]$"), Optional.of("6050"), true, "a", "ab");
        rule(new Condition.All(List.of(text(Operator.CONTAINS, "shop"))), Optional.empty(), true, "last");

        imported(
                ledger,
                Told.of(DAY, -100, "Shop A"),
                Told.of(DAY, -100, "Shop B"),
                Told.of(DAY, 100, "SHOP C"),
                Told.of(DAY, 5, "else"));

        assertThat(assigned())
                .containsExactlyInAnyOrder(
                        new Assigned("Shop A", "6000", true, 4, "shopping,a,ab"),
                        new Assigned("Shop B", "6050", true, 4, "shopping,a,ab"),
                        new Assigned("SHOP C", codeOf("UNCATEGORISED_INCOME"), false, 4, "shopping,last"),
                        new Assigned("else", codeOf("UNCATEGORISED_INCOME"), false, 4, ""));
    }

    @Test
    void aTransferGoesToTheClearingAccount() {
        var condition = new Condition.All(List.of(
                Condition.Test.of(Field.LEDGER, Operator.EQUALS, ledger.toString()),
                Condition.Test.of(Field.DIRECTION, Operator.EQUALS, "OUT"),
                Condition.Test.of(Field.SOURCE, Operator.EQUALS, "TEST")));
        Rule rule = in(
                tenant,
                () -> rules.add(new WriteRule(
                        condition,
                        new Action(Optional.empty(), true, true, Optional.empty(), List.of()),
                        Optional.empty())));

        imported(ledger, Told.of(DAY, -100, "To savings"), Told.of(DAY, 100, "From savings"));

        assertThat(rule.action().to()).isPresent();
        assertThat(assigned())
                .extracting(Assigned::account)
                .containsExactlyInAnyOrder(codeOf("CLEARING"), codeOf("UNCATEGORISED_INCOME"));
    }

    @Test
    void withoutRulesInForceEverythingIsUncategorised() {
        imported(ledger, Told.of(DAY, -100, "before any rule"));
        Rule rule = rule(text(Operator.CONTAINS, "any"), Optional.of("6000"), true);
        in(tenant, () -> rules.deactivate(rule.id(), rule.version()));
        imported(ledger, Told.of(DAY, 100, "after any rule"));

        assertThat(assigned())
                .containsExactlyInAnyOrder(
                        new Assigned("before any rule", codeOf("UNCATEGORISED_EXPENSE"), false, 0, ""),
                        new Assigned("after any rule", codeOf("UNCATEGORISED_INCOME"), false, 2, ""));
    }

    @Test
    void aStepThatRunsAgainKeepsWhatIsAssigned() {
        rule(text(Operator.CONTAINS, "rent"), Optional.of("6000"), true);
        ImportId id = in(tenant, () -> importing.imported(ledger, List.of(Told.of(DAY, -100, "Rent"))))
                .id();
        List<Assigned> before = assigned();
        rule(text(Operator.CONTAINS, "rent"), Optional.of("6050"), true);

        Integer assignedAgain = in(tenant, () -> transaction.execute(status -> classifying.classify(id)));

        assertThat(assignedAgain).isZero();
        assertThat(assigned()).isEqualTo(before);
    }

    @Test
    void eachEditMakesTheNextVersionAndOldVersionsStay() {
        Rule rule = rule(text(Operator.CONTAINS, "rent"), Optional.of("6000"), true);
        imported(ledger, Told.of(DAY, -100, "Rent March"));
        in(tenant, () -> rules.change(rule.id(), rule.version(), write(text(Operator.CONTAINS, "rent"), "6050")));
        imported(ledger, Told.of(DAY.plusMonths(1), -100, "Rent April"));

        assertThat(assigned())
                .containsExactlyInAnyOrder(
                        new Assigned("Rent March", "6000", true, 1, ""),
                        new Assigned("Rent April", "6050", true, 2, ""));
        List<String> revisions = in(
                tenant,
                () -> transaction.execute(status -> jdbc.sql("select version || ' ' || rule_set_version || ' ' || words"
                                + " from classification.rule_revision order by version")
                        .query(String.class)
                        .list()));
        assertThat(revisions).containsExactly("0 1 text contains \"rent\"", "1 2 text contains \"rent\"");
    }

    /** The same lines under the same rules are classified alike, whatever file and order they come in. */
    @Test
    void theOrderOfImportsDoesNotMatter() {
        List<Assigned> first = assignedAfter(new Random(1));
        tenant = organisation();
        ledger();
        List<Assigned> second = assignedAfter(new Random(2));

        assertThat(first).hasSize(120).containsExactlyInAnyOrderElementsOf(second);
        assertThat(first).extracting(Assigned::account).contains("6000", "6050");
    }

    private List<Assigned> assignedAfter(Random random) {
        rule(text(Operator.REGEX, "[02468]$"), Optional.of("6000"), false, "even");
        rule(Condition.Test.of(Field.AMOUNT, Operator.BETWEEN, "0", "0.50"), Optional.of("6050"), true);
        rule(text(Operator.CONTAINS, "line 1"), Optional.empty(), true, "one");
        List<Told> lines = new ArrayList<>();
        for (int n = 0; n < 120; n++) {
            lines.add(Told.of(DAY.plusDays(n % 9), n % 2 == 0 ? -n : n, "Line " + n));
        }
        Collections.shuffle(lines, random);
        for (int from = 0; from < lines.size(); from += 40) {
            int begin = Math.max(0, from - random.nextInt(20));
            imported(ledger, lines.subList(begin, from + 40).toArray(Told[]::new));
        }
        return assigned();
    }

    private static Condition text(Operator operator, String value) {
        return new Condition.Test(Field.TEXT, operator, List.of(value));
    }

    private Rule rule(Condition condition, Optional<String> account, boolean stop, String... tags) {
        return in(
                tenant,
                () -> rules.add(new WriteRule(
                        condition,
                        new Action(
                                account.map(books::account).map(Destination.Whole::new),
                                false,
                                stop,
                                Optional.empty(),
                                List.of(tags)),
                        Optional.empty())));
    }

    private WriteRule write(Condition condition, String account) {
        return new WriteRule(condition, Action.to(books.account(account)), Optional.empty());
    }

    private void imported(UUID into, Told... lines) {
        in(tenant, () -> importing.imported(into, List.of(lines)));
    }

    private String codeOf(String role) {
        return in(tenant, chart::list).stream()
                .filter(account ->
                        account.role().map(Enum::name).filter(role::equals).isPresent())
                .findFirst()
                .orElseThrow()
                .code();
    }

    private List<Assigned> assigned() {
        return in(tenant, () -> transaction.execute(status -> assigned(jdbc)));
    }

    private static List<Assigned> assigned(JdbcClient jdbc) {
        return jdbc.sql("""
                        select t.description, a.code, s.rule_id is not null, s.rule_set_version, array_to_string(s.tags, ',')
                        from classification.assignment s join transaction.transaction t using (transaction_id)
                        join classification.account a using (account_id)""")
                .query((row, n) -> new Assigned(
                        row.getString(1),
                        row.getString(2),
                        row.getBoolean(3),
                        row.getLong(4),
                        Optional.ofNullable(row.getString(5)).orElse("")))
                .list();
    }
}
