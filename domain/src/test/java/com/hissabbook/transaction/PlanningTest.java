package com.hissabbook.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import com.hissabbook.DomainTest;
import com.hissabbook.banking.Import;
import com.hissabbook.banking.Import.Outcome;
import com.hissabbook.banking.MoneyAccount;
import com.hissabbook.banking.MoneyAccounts;
import com.hissabbook.banking.OpenMoneyAccount;
import com.hissabbook.kernel.CurrencyCode;
import com.hissabbook.kernel.TenantId;
import com.hissabbook.transaction.Importing.Told;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The identity of a transaction: nothing doubled, nothing lost, whatever is told in which order how often. */
class PlanningTest extends DomainTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);

    @Autowired
    private Importing importing;

    @Autowired
    private MoneyAccounts moneyAccounts;

    private TenantId tenant = new TenantId(new UUID(0, 0));
    private UUID ledger = new UUID(0, 0);
    private int edges;

    @BeforeEach
    void anAccount() {
        tenant = organisation();
        ledger = in(
                tenant,
                () -> moneyAccounts
                        .open(new OpenMoneyAccount(
                                "Giro",
                                MoneyAccount.Kind.BANK,
                                new CurrencyCode("EUR"),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()))
                        .id());
    }

    @Test
    void keepsTwoEqualCoffees() {
        Told coffee = Told.of(DAY, -350, "Coffee");

        assertThat(outcome(between(coffee, coffee)).newLines()).isEqualTo(4);
        assertThat(outcome(between(coffee, coffee)).duplicates()).isEqualTo(2);
        Outcome third = outcome(between(coffee, coffee, coffee));
        assertThat(third.newLines()).isEqualTo(3);
        assertThat(third.duplicates()).isEqualTo(2);
    }

    @Test
    void asksWhetherALineAtTheEdgeOfAFileIsASecondOne() {
        Told coffee = Told.of(DAY, -350, "Coffee");
        outcome(List.of(coffee));

        Outcome since = outcome(List.of(coffee, Told.of(DAY.plusDays(1), -100, "Bread")));

        assertThat(since.conflicts()).isEqualTo(1);
        assertThat(since.newLines()).isEqualTo(1);
    }

    @Test
    void believesTheRunningBalance() {
        Told coffee = Told.of(DAY, -350, "Coffee");
        outcome(List.of(coffee.leaving(9650)));

        assertThat(outcome(List.of(coffee.leaving(9300))).conflicts()).isEqualTo(1);
        assertThat(outcome(List.of(coffee.leaving(9650))).duplicates()).isEqualTo(1);
    }

    @Test
    void asksOnAnInnerDayOfWhichTheFileLacksAKnownLine() {
        Told coffee = Told.of(DAY, -350, "Coffee");
        outcome(between(Told.of(DAY, -900, "Lunch"), coffee));

        assertThat(outcome(between(coffee)).conflicts()).isEqualTo(1);
        assertThat(outcome(between(Told.of(DAY, -900, "Lunch"), coffee)).duplicates())
                .isEqualTo(2);
    }

    @Test
    void asksWhereTheRunningBalanceMovesByMoreThanWhatWasInserted() {
        Told coffee = Told.of(DAY, -350, "Coffee");
        Told fee = Told.of(DAY.minusDays(1), -100, "Late fee");
        Told bread = Told.of(DAY.plusDays(1), -200, "Bread");
        outcome(List.of(coffee.leaving(9_650)));

        Outcome second = outcome(List.of(fee.leaving(9_550), coffee.leaving(9_200), bread.leaving(9_000)));
        assertThat(second.newLines()).isEqualTo(2);
        assertThat(second.conflicts()).isEqualTo(1);
    }

    @Test
    void asksNothingWhereTheRunningBalanceMovesByALateLineOrIsCountedOtherwise() {
        Told coffee = Told.of(DAY, -350, "Coffee");
        Told fee = Told.of(DAY.minusDays(1), -100, "Late fee");
        Told bread = Told.of(DAY.plusDays(1), -200, "Bread");
        outcome(List.of(
                Told.of(DAY.minusDays(3), 100, "In").leaving(10_000), coffee.leaving(9_650), bread.leaving(9_450)));

        Outcome late = outcome(List.of(
                fee.leaving(9_900),
                coffee.leaving(9_550),
                bread.leaving(9_350),
                Told.of(DAY.plusDays(2), -50, "More").leaving(9_300)));
        assertThat(late.newLines()).isEqualTo(2);
        assertThat(late.duplicates()).isEqualTo(2);
    }

    @Test
    void recognisesAnotherSpellingOfTheSameText() {
        outcome(between(Told.of(DAY, -350, "Coffee  Corner")));

        assertThat(outcome(between(Told.of(DAY, -350, " COFFEE corner "))).duplicates())
                .isEqualTo(1);
    }

    @Test
    void neverOverwritesAKnownBankIdWithOtherFacts() {
        outcome(List.of(Told.of(DAY, -350, "Coffee").withId("F1")));

        Outcome other = outcome(List.of(Told.of(DAY, -360, "Coffee").withId("F1")));

        assertThat(other.conflicts()).isEqualTo(1);
        assertThat(booked()).containsExactly(DAY + " -350 COFFEE");
    }

    @Test
    void judgesAnIdThatComesTwiceInAFileAgainstTheFirst() {
        Outcome twice = outcome(List.of(
                Told.of(DAY, -350, "Coffee").withId("F1"),
                Told.of(DAY, -350, "Coffee").withId("F1"),
                Told.of(DAY, -900, "Lunch").withId("F1")));

        assertThat(twice.newLines()).isEqualTo(1);
        assertThat(twice.duplicates()).isEqualTo(1);
        assertThat(twice.conflicts()).isEqualTo(1);
    }

    @Test
    void keepsEqualLinesWithDifferentBankIds() {
        Outcome two = outcome(List.of(
                Told.of(DAY, -350, "Coffee").withId("F1"),
                Told.of(DAY, -350, "Coffee").withId("F2")));

        assertThat(two.newLines()).isEqualTo(2);
    }

    @Test
    void recognisesALineWithoutIdThatWasToldWithOne() {
        outcome(List.of(
                Told.of(DAY, -350, "Coffee").withId("F1"),
                Told.of(DAY, -350, "Coffee").withId("F2")));

        Outcome withoutIds = outcome(between(Told.of(DAY, -350, "Coffee"), Told.of(DAY, -350, "Coffee")));

        assertThat(withoutIds.duplicates()).isEqualTo(2);
    }

    @Test
    void recognisesALineWithIdThatWasToldWithoutOne() {
        outcome(List.of(Told.of(DAY, -350, "Coffee")));

        Outcome withIds = outcome(between(
                Told.of(DAY, -350, "Coffee").withId("F1"),
                Told.of(DAY, -350, "Coffee").withId("F2")));

        assertThat(withIds.duplicates()).isEqualTo(1);
        assertThat(withIds.newLines()).isEqualTo(3);
    }

    @Test
    void neverPostsWhatIsPendingOrInAnotherCurrency() {
        Outcome outcome = outcome(List.of(
                Told.of(DAY, -350, "Coffee").pending(),
                Told.of(DAY, -350, "Coffee").in("USD"),
                Told.of(DAY, -100, "Bread")));

        assertThat(outcome.pending()).isEqualTo(1);
        assertThat(outcome.rejected()).isEqualTo(1);
        assertThat(booked()).containsExactly(DAY + " -100 BREAD");
    }

    @Test
    void keepsTheFilesOfTwoAccountsApart() {
        Told coffee = Told.of(DAY, -350, "Coffee");
        outcome(List.of(coffee));
        UUID other = in(
                tenant,
                () -> moneyAccounts
                        .open(new OpenMoneyAccount(
                                "Card",
                                MoneyAccount.Kind.CARD,
                                new CurrencyCode("EUR"),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()))
                        .id());

        Import onOther = in(tenant, () -> importing.imported(other, List.of(coffee)));

        assertThat(onOther.outcome().orElseThrow().newLines()).isEqualTo(1);
    }

    /** Lines of one day in a file that begins before and ends after it; the edges differ from file to file. */
    private List<Told> between(Told... lines) {
        List<Told> all = new ArrayList<>();
        edges++;
        all.add(Told.of(DAY.minusDays(edges), -1000 - edges, "Before"));
        all.addAll(List.of(lines));
        all.add(Told.of(DAY.plusDays(edges), -1000 - edges, "After"));
        return all;
    }

    private Outcome outcome(List<Told> lines) {
        return in(tenant, () -> importing.imported(ledger, lines)).outcome().orElseThrow();
    }

    private List<String> booked() {
        return in(
                tenant,
                () -> transaction.execute(status -> jdbc.sql(
                                "select booked || ' ' || amount || ' ' || upper(description) from transaction.transaction where money_account_id = ?")
                        .param(ledger)
                        .query((row, n) -> row.getString(1))
                        .list()));
    }
}
