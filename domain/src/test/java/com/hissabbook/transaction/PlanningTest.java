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
import com.hissabbook.ledger.Journal;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The identity of a transaction: nothing doubled, nothing lost, whatever is told in which order how often. */
class PlanningTest extends DomainTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);

    @Autowired
    private Importing importing;

    @Autowired
    private MoneyAccounts moneyAccounts;

    @Autowired
    private Journal journal;

    private TenantId tenant = new TenantId(new UUID(0, 0));
    private UUID ledger = new UUID(0, 0);

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

        assertThat(outcome(List.of(coffee, coffee)).newLines()).isEqualTo(2);
        assertThat(outcome(List.of(coffee, coffee)).duplicates()).isEqualTo(2);
        Outcome third = outcome(List.of(coffee, coffee, coffee));
        assertThat(third.newLines()).isEqualTo(1);
        assertThat(third.duplicates()).isEqualTo(2);
    }

    @Test
    void recognisesAnotherSpellingOfTheSameText() {
        outcome(List.of(Told.of(DAY, -350, "Coffee  Corner")));

        assertThat(outcome(List.of(Told.of(DAY, -350, " COFFEE corner "))).duplicates())
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

        Outcome withoutIds = outcome(List.of(Told.of(DAY, -350, "Coffee"), Told.of(DAY, -350, "Coffee")));

        assertThat(withoutIds.duplicates()).isEqualTo(2);
    }

    @Test
    void recognisesALineWithIdThatWasToldWithoutOne() {
        outcome(List.of(Told.of(DAY, -350, "Coffee")));

        Outcome withIds = outcome(List.of(
                Told.of(DAY, -350, "Coffee").withId("F1"),
                Told.of(DAY, -350, "Coffee").withId("F2")));

        assertThat(withIds.duplicates()).isEqualTo(1);
        assertThat(withIds.newLines()).isEqualTo(1);
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

    /** Statements begin with a day and end anywhere; they come in any order, overlap and repeat. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void endsInTheTrueStreamWithoutIds(long seed) {
        var random = new Random(seed);
        List<Told> stream = stream(random, false);
        List<List<Told>> cuts = new ArrayList<>(List.of(stream));
        for (int i = 0; i < 6; i++) {
            Told first = stream.get(random.nextInt(stream.size()));
            int from = stream.indexOf(stream.stream()
                    .filter(told -> told.day().equals(first.day()))
                    .findFirst()
                    .orElseThrow());
            cuts.add(stream.subList(from, from + 1 + random.nextInt(stream.size() - from)));
        }
        importAll(cuts, random);

        assertThat(booked())
                .containsExactlyInAnyOrderElementsOf(
                        stream.stream().map(PlanningTest::fact).toList());
    }

    /** With the bank's ids any part of the stream may come, even one line from the middle of a day. */
    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32})
    void endsInTheTrueStreamWithIds(long seed) {
        var random = new Random(seed);
        List<Told> stream = stream(random, true);
        List<List<Told>> cuts = new ArrayList<>(List.of(stream));
        for (int i = 0; i < 6; i++) {
            List<Told> part = new ArrayList<>(
                    stream.stream().filter(told -> random.nextInt(3) == 0).toList());
            Collections.shuffle(part, random);
            cuts.add(part);
        }
        importAll(cuts, random);

        assertThat(booked())
                .containsExactlyInAnyOrderElementsOf(
                        stream.stream().map(PlanningTest::fact).toList());
    }

    private void importAll(List<List<Told>> cuts, Random random) {
        Collections.shuffle(cuts, random);
        for (List<Told> cut : cuts) {
            if (!cut.isEmpty()) {
                Outcome outcome = outcome(cut);
                assertThat(outcome.lines()).isEqualTo(cut.size());
                assertThat(outcome.conflicts()).isZero();
            }
        }
        assertThat(in(tenant, journal::rollupDifferences)).isEmpty();
    }

    /** Few days, few amounts, few texts: identical lines are common. */
    private static List<Told> stream(Random random, boolean ids) {
        List<Told> all = new ArrayList<>();
        for (int day = 0; day < 5; day++) {
            int count = 1 + random.nextInt(8);
            for (int i = 0; i < count; i++) {
                Told told = Told.of(
                        DAY.plusDays(day),
                        random.nextBoolean() ? -350 : -100 * (1 + random.nextInt(3)),
                        "Shop " + random.nextInt(2));
                all.add(ids ? told.withId("F" + all.size()) : told);
            }
        }
        return all;
    }

    private Outcome outcome(List<Told> lines) {
        return in(tenant, () -> importing.imported(ledger, lines)).outcome().orElseThrow();
    }

    private static String fact(Told told) {
        return told.day() + " " + told.cents() + " " + CanonicalDescription.of(told.text());
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
