package com.hissabbook.classification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hissabbook.DomainTest;
import com.hissabbook.Together;
import com.hissabbook.kernel.Ids;
import com.hissabbook.kernel.Refused;
import com.hissabbook.kernel.TenantId;
import com.hissabbook.rule.Action;
import com.hissabbook.rule.Condition;
import com.hissabbook.rule.Rule;
import com.hissabbook.rule.WriteRule;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;

class RulesTest extends DomainTest {

    @Autowired
    private Rules rules;

    @Autowired
    private ChartOfAccounts chart;

    private TenantId tenant;
    private Account rent;

    @BeforeEach
    void found() {
        tenant = organisation();
        rent = account("6000");
    }

    @Test
    void addsRulesBehindEachOtherUnlessToldWhere() {
        Rule first = add("LANDLORD");
        Rule second = add("PROPERTY CO");
        Rule between = in(tenant, () -> rules.add(WriteRule.containing(" between ", rent.id(), Optional.of(15))));

        assertThat(first).isEqualTo(rule(first, "LANDLORD", rent, 0));
        assertThat(in(tenant, rules::list)).containsExactly(first, between, second);
        assertThat(between.contains()).contains("between");
    }

    @Test
    void theLastPositionIsNotSurpassed() {
        in(tenant, () -> rules.add(WriteRule.containing("last", rent.id(), Optional.of(WriteRule.LAST_POSITION))));

        assertThat(add("behind").position()).isEqualTo(WriteRule.LAST_POSITION);
        assertThat(in(tenant, rules::list))
                .extracting(Rule::contains)
                .containsExactly(Optional.of("last"), Optional.of("behind"));
    }

    @Test
    void changesKeepThePositionUnlessTold() {
        Rule rule = add("LANDLORD");
        Account utilities = account("6050");

        Rule changed = in(
                tenant,
                () -> rules.change(
                        rule.id(), rule.version(), WriteRule.containing("POWER CO", utilities.id(), Optional.empty())));
        Rule moved = in(
                tenant,
                () -> rules.change(
                        rule.id(),
                        changed.version(),
                        WriteRule.containing("POWER CO", utilities.id(), Optional.of(3))));

        assertThat(changed).isEqualTo(rule(rule, "POWER CO", utilities, 1));
        assertThat(in(tenant, () -> rules.find(rule.id()))).isEqualTo(moved);
        assertThat(moved.position()).isEqualTo(3);
        assertThat(announced(RuleEdited.class, rule.id()))
                .allSatisfy(event -> assertThat(event.facts())
                        .doesNotContainValue("POWER CO")
                        .doesNotContainValue("LANDLORD"));
    }

    @Test
    void aDeactivatedRuleStaysAndIsNotChangedAnyMore() {
        Rule rule = add("LANDLORD");

        Rule off = in(tenant, () -> rules.deactivate(rule.id(), rule.version()));
        Rule again = in(tenant, () -> rules.deactivate(rule.id(), off.version()));

        assertThat(off.active()).isFalse();
        assertThat(again).as("done already is done").isEqualTo(off);
        assertThat(in(tenant, rules::list)).containsExactly(off);
        assertThat(refusal(tenant, () -> rules.change(rule.id(), off.version(), write("OTHER")))
                        .code())
                .isEqualTo("inactive-rule");
        assertThat(announced(RuleEdited.class, rule.id()))
                .extracting(RuleEdited::action)
                .containsExactly("classification.rule-added", "classification.rule-deactivated");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "x", " x ", "two\nlines"})
    void refusesATextThatIsTooShortOrUnreadable(String contains) {
        Refused refused = refusal(tenant, () -> add(contains));

        assertThat(refused.code()).isEqualTo("invalid-contains");
        assertThat(refused.detail()).contains("contains");
        assertThat(in(tenant, rules::list)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 1_000_001, Integer.MAX_VALUE})
    void refusesAPositionOutsideAndSaysWhatIsInside(int position) {
        Refused refused =
                refusal(tenant, () -> rules.add(WriteRule.containing("text", rent.id(), Optional.of(position))));

        assertThat(refused.code()).isEqualTo("invalid-position");
        assertThat(refused.detail()).contains(String.valueOf(position), "1000000");
    }

    @Test
    void refusesAnAccountThatIsNotInTheChart() {
        UUID foreign = in(organisation(), chart::list).getFirst().id();

        for (UUID unknown : List.of(Ids.next(), foreign)) {
            Refused refused = refusal(tenant, () -> rules.add(WriteRule.containing("text", unknown, Optional.empty())));
            assertThat(refused.code()).isEqualTo("unknown-account");
            assertThat(refused.detail()).contains("accountId");
        }
    }

    @Test
    void anArchivedAccountTakesNoRule() {
        Rule rule = add("LANDLORD");
        Account utilities = archive(account("6050"));

        for (Refused refused : List.of(
                refusal(tenant, () -> rules.add(WriteRule.containing("text", utilities.id(), Optional.empty()))),
                refusal(
                        tenant,
                        () -> rules.change(
                                rule.id(),
                                rule.version(),
                                WriteRule.containing("text", utilities.id(), Optional.empty()))))) {
            assertThat(refused.code()).isEqualTo("archived-account");
            assertThat(refused.detail()).contains("6050");
        }
        assertThat(in(tenant, rules::list)).containsExactly(rule);
    }

    @Test
    void anAccountIsNotArchivedWhileAnActiveRuleLeadsToIt() {
        Rule rule = add("LANDLORD");

        assertThat(refusal(tenant, () -> archive(rent)).code()).isEqualTo("account-has-rules");

        in(tenant, () -> rules.deactivate(rule.id(), rule.version()));
        assertThat(archive(rent).archived()).isTrue();
    }

    @RepeatedTest(5)
    void ofAnArchivingAndANewRuleAtOnceOnlyOneSucceeds() throws Exception {
        List<Callable<?>> both = List.of(() -> archive(rent), () -> add("LANDLORD"));

        var endings = Together.run(both);

        assertThat(endings).hasSize(2).containsOnlyOnce(Optional.empty());
    }

    @Test
    void ofManyEditorsAtOnceOneWinsAndTheOthersAreStale() throws Exception {
        Rule rule = add("LANDLORD");
        List<Callable<Rule>> editors = IntStream.range(0, 8)
                .<Callable<Rule>>mapToObj(n ->
                        () -> in(tenant, () -> rules.change(rule.id(), rule.version(), write("editor " + n))))
                .toList();

        var endings = Together.run(editors);

        assertThat(endings).containsOnlyOnce(Optional.empty());
        assertThat(endings).filteredOn(Optional::isPresent).hasSize(7).containsOnly(Optional.of(Refused.Kind.STALE));
        assertThat(refusal(tenant, () -> rules.deactivate(rule.id(), rule.version()))
                        .kind())
                .isEqualTo(Refused.Kind.STALE);
    }

    @Test
    void anotherOrganisationNeitherSeesNorChangesIt() {
        Rule rule = add("LANDLORD");
        TenantId stranger = organisation();

        assertThat(in(stranger, rules::list)).isEmpty();
        assertThat(refusal(stranger, () -> rules.find(rule.id())).kind()).isEqualTo(Refused.Kind.NOT_FOUND);
        assertThat(refusal(stranger, () -> rules.change(rule.id(), rule.version(), write("mine")))
                        .kind())
                .isEqualTo(Refused.Kind.NOT_FOUND);
        assertThat(refusal(stranger, () -> rules.deactivate(rule.id(), rule.version()))
                        .kind())
                .isEqualTo(Refused.Kind.NOT_FOUND);
        assertThatThrownBy(() -> in(
                        stranger,
                        () -> transaction.execute(status -> jdbc.sql(
                                        "insert into classification.rule (rule_id, tenant_id, position, condition, words, account_id, version)"
                                                + " values (?, ?, 1, '{}', 'xx', ?, 0)")
                                .params(Ids.next(), tenant.value(), rent.id())
                                .update())))
                .isInstanceOf(DataAccessException.class)
                .rootCause()
                .hasMessageContaining("row-level security");
    }

    private Rule add(String contains) {
        return in(tenant, () -> rules.add(write(contains)));
    }

    private static Rule rule(Rule same, String contains, Account account, long version) {
        var condition = Condition.Test.of(Condition.Field.TEXT, Condition.Operator.CONTAINS, contains);
        return new Rule(same.id(), condition, Action.to(account.id()), 10, true, version);
    }

    private WriteRule write(String contains) {
        return WriteRule.containing(contains, rent.id(), Optional.empty());
    }

    private Account account(String code) {
        return in(tenant, chart::list).stream()
                .filter(account -> account.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private Account archive(Account account) {
        return in(tenant, () -> chart.change(account.id(), account.version(), new ChangeAccount(account.name(), true)));
    }
}
