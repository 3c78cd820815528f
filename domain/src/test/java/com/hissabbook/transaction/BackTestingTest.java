package com.hissabbook.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import com.hissabbook.BookkeepingTest;
import com.hissabbook.Books;
import com.hissabbook.classification.BackTest;
import com.hissabbook.classification.BackTest.Effect;
import com.hissabbook.classification.BackTest.Move;
import com.hissabbook.classification.BackTestScope;
import com.hissabbook.classification.BackTesting;
import com.hissabbook.classification.Classifications;
import com.hissabbook.classification.DraftRules;
import com.hissabbook.classification.DraftRules.Draft;
import com.hissabbook.classification.Rules;
import com.hissabbook.classification.WriteOverride;
import com.hissabbook.kernel.CurrencyCode;
import com.hissabbook.kernel.Ids;
import com.hissabbook.rule.Action;
import com.hissabbook.rule.Condition;
import com.hissabbook.rule.Condition.Field;
import com.hissabbook.rule.Condition.Operator;
import com.hissabbook.rule.Destination;
import com.hissabbook.rule.Rule;
import com.hissabbook.rule.WriteRule;
import com.hissabbook.transaction.Importing.Told;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A changed rule set tried on history: it tells what importing under it gives, and changes nothing. */
class BackTestingTest extends BookkeepingTest {

    private static final LocalDate DAY = LocalDate.of(2025, 3, 14);
    private static final CurrencyCode EUR = new CurrencyCode("EUR");

    @Autowired
    private Importing importing;

    @Autowired
    private Rules rules;

    @Autowired
    private Classifications classifications;

    @Autowired
    private BackTesting backTesting;

    @Autowired
    private Transactions transactions;

    private UUID ledger;
    private Rule rent;

    @BeforeEach
    void importThree() {
        ledger = open(Optional.empty());
        rent = in(tenant, () -> rules.add(write("rent", "6000")));
        in(
                tenant,
                () -> importing.imported(
                        ledger,
                        List.of(
                                Told.of(DAY, -80_000, "Rent flat"),
                                Told.of(DAY.plusMonths(1), -81_000, "Rent flat"),
                                Told.of(DAY.plusMonths(1), -5_000, "Rent car"),
                                Told.of(DAY.plusMonths(1), -700, "Tea"))));
    }

    @Test
    void tellsWhichLinesMoveAndWhatThatDoesToProfitAndLoss() {
        BackTest test = run(new DraftRules(
                List.of(new Draft(Optional.empty(), write("car", "6300", Optional.of(1)))), Set.of()));

        assertThat(test.transactions()).isEqualTo(4);
        assertThat(test.changed()).isOne();
        assertThat(test.moves()).containsExactly(new Move(to("6000"), to("6300"), EUR, 1, Books.money("-50", "EUR")));
        assertThat(test.effects())
                .containsExactlyInAnyOrder(
                        new Effect(YearMonth.of(2025, 4), account("6000"), Books.money("-50", "EUR")),
                        new Effect(YearMonth.of(2025, 4), account("6300"), Books.money("50", "EUR")));
        assertThat(test.examples()).singleElement().satisfies(one -> {
            assertThat(one.transactionId()).isEqualTo(id("Rent car"));
            assertThat(one.rule()).as("a draft has no id yet").isEmpty();
        });
        assertThat(in(tenant, rules::list)).containsExactly(rent);
    }

    @Test
    void aRuleOutOfUseLeavesItsLinesUncategorised() {
        BackTest test = run(new DraftRules(List.of(), Set.of(rent.id())));

        assertThat(test.changed()).isEqualTo(3);
        assertThat(test.examples()).extracting(one -> one.rule().isPresent()).containsOnly(false);
        assertThat(run(new DraftRules(List.of(), Set.of())).changed()).isZero();
    }

    @Test
    void setsLockedPeriodsApart() {
        DraftRules without = new DraftRules(List.of(), Set.of(rent.id()));

        BackTest all = run(without, Optional.of(DAY.plusMonths(2)));
        BackTest some = run(without, Optional.of(DAY));

        assertThat(all.changed()).isZero();
        assertThat(all.locked()).isEqualTo(3);
        assertThat(all.moves()).isEmpty();
        assertThat(all.effects()).isEmpty();
        assertThat(some.locked() + some.changed()).isEqualTo(3);
        assertThat(some.locked()).isPositive();
        assertThat(some.lockedExamples())
                .hasSize((int) some.locked())
                .allSatisfy(one -> assertThat(one.day()).isEqualTo(DAY));
    }

    @Test
    void holdsDraftsAgainstWhatPeopleChose() {
        in(tenant, () -> classifications.override(id("Rent car"), 0, WriteOverride.to(books.account("6300"))));

        BackTest wrong =
                run(new DraftRules(List.of(new Draft(Optional.of(rent.id()), write("rent", "6050"))), Set.of()));
        BackTest right = run(new DraftRules(
                List.of(new Draft(Optional.empty(), write("car", "6300", Optional.of(1)))), Set.of()));

        assertThat(wrong.changed()).isEqualTo(2);
        assertThat(wrong.contradictions()).isOne();
        assertThat(wrong.contradicted()).singleElement().satisfies(one -> {
            assertThat(one.from()).isEqualTo(to("6300"));
            assertThat(one.to()).isEqualTo(to("6050"));
            assertThat(one.rule()).contains(rent.id());
        });
        assertThat(right.agreements()).isOne();
        assertThat(right.contradictions()).isZero();
        assertThat(right.changed()).isZero();
    }

    @Test
    void refusesDraftsThatCouldNotBeSaved() {
        var unknown = new DraftRules(List.of(new Draft(Optional.of(Ids.next()), write("car", "6300"))), Set.of());
        var nowhere = new DraftRules(
                List.of(new Draft(
                        Optional.empty(), new WriteRule(rent.condition(), Action.to(ledger), Optional.empty()))),
                Set.of());

        assertThat(refusal(tenant, () -> run(unknown)).code()).isEqualTo("not-found");
        assertThat(refusal(tenant, () -> run(nowhere)).code()).isEqualTo("money-account");
        assertThat(refusal(
                                tenant,
                                () -> new DraftRules(
                                        List.of(new Draft(Optional.of(rent.id()), write("car", "6300"))),
                                        Set.of(rent.id())))
                        .code())
                .isEqualTo("repeated-rule");
        assertThat(refusal(tenant, () -> new BackTestScope(DAY, DAY.plusDays(7_306), Optional.empty()))
                        .code())
                .isEqualTo("invalid-range");
        DraftRules nothing = new DraftRules(List.of(), Set.of());
        assertThat(in(
                                organisation(),
                                () -> backTesting.run(
                                        nothing, new BackTestScope(DAY, DAY, Optional.empty()), looked -> {}))
                        .transactions())
                .isZero();
    }

    private BackTest run(DraftRules drafts) {
        return run(drafts, Optional.empty());
    }

    private BackTest run(DraftRules drafts, Optional<LocalDate> lockedThrough) {
        return in(
                tenant,
                () -> backTesting.run(drafts, new BackTestScope(DAY, DAY.plusMonths(2), lockedThrough), looked -> {}));
    }

    private WriteRule write(String contains, String account) {
        return write(contains, account, Optional.empty());
    }

    private WriteRule write(String contains, String account, Optional<Integer> position) {
        return new WriteRule(
                Condition.Test.of(Field.TEXT, Operator.CONTAINS, contains), Action.to(account(account)), position);
    }

    private Destination to(String code) {
        return new Destination.Whole(account(code));
    }

    private UUID account(String code) {
        return in(tenant, () -> books.account(code));
    }

    private UUID id(String description) {
        var all = new TransactionFilter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(description));
        return in(tenant, () -> transactions.list(all, Optional.empty(), 10))
                .items()
                .getFirst()
                .id();
    }
}
