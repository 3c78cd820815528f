package com.hissabbook.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hissabbook.BookkeepingTest;
import com.hissabbook.banking.Import;
import com.hissabbook.banking.LineRange;
import com.hissabbook.classification.Account;
import com.hissabbook.classification.Action;
import com.hissabbook.classification.AnySplit;
import com.hissabbook.classification.Applications;
import com.hissabbook.classification.ApplyRules;
import com.hissabbook.classification.Classification;
import com.hissabbook.classification.Classification.Result;
import com.hissabbook.classification.Classifications;
import com.hissabbook.classification.Condition;
import com.hissabbook.classification.Condition.Field;
import com.hissabbook.classification.Condition.Operator;
import com.hissabbook.classification.Destination;
import com.hissabbook.classification.MergeAccounts;
import com.hissabbook.classification.Reclassification;
import com.hissabbook.classification.Rules;
import com.hissabbook.classification.Split;
import com.hissabbook.classification.Split.Fixed;
import com.hissabbook.classification.Split.Part;
import com.hissabbook.classification.Split.Percent;
import com.hissabbook.classification.Split.Rest;
import com.hissabbook.classification.WriteOverride;
import com.hissabbook.classification.WriteRule;
import com.hissabbook.kernel.CurrencyCode;
import com.hissabbook.kernel.Ids;
import com.hissabbook.kernel.Money;
import com.hissabbook.kernel.UserId;
import com.hissabbook.ledger.Journal;
import com.hissabbook.ledger.Reclassifying;
import com.hissabbook.transaction.Importing.Told;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;

/** One line on several accounts: by rule and by hand, moved, merged, undone and brought back. */
class SplitsTest extends BookkeepingTest {

    private static final LocalDate DAY = LocalDate.of(2025, 3, 14);

    @Autowired
    private Importing importing;

    @Autowired
    private Rules rules;

    @Autowired
    private Classifications classifications;

    @Autowired
    private Reclassifying reclassifying;

    @Autowired
    private Journal journal;

    @Autowired
    private Applications applications;

    private UUID ledger;

    @BeforeEach
    void ledger() {
        ledger = open(Optional.empty());
    }

    @Test
    void aRuleSharesALineOutAndLeavesWhatItDoesNotFitToTheNext() {
        rule("loan", split(part("6000", 20_000), rest("6300")));
        rule("loan", to("6050"));
        imported(Told.of(DAY, -80_000, "Loan March"), Told.of(DAY, -15_000, "Loan fee"));

        assertThat(balances(id("Loan March"))).isEqualTo(Map.of("6000", 20_000L, "6300", 60_000L));
        assertThat(balances(id("Loan fee"))).isEqualTo(Map.of("6050", 15_000L));
        Classification why = in(tenant, () -> classifications.of(id("Loan fee")));
        assertThat(why.tried())
                .extracting(Classification.Tried::result)
                .containsExactly(Result.NOT_MATCHED, Result.WON);
        assertThat(why.tried().getFirst().why())
                .isEqualTo("its split does not fit: its amounts add up to 200.00 EUR of 150.00 EUR");
        assertThat(in(tenant, () -> classifications.of(id("Loan March"))).to())
                .contains(split(part("6000", 20_000), rest("6300")));
        assertSound();
    }

    @Test
    void aPersonSharesOutMovesAndLiftsAndOnlyEntriesAreAdded() {
        rule("rent", to("6000"));
        Import one = imported(Told.of(DAY, -80_000, "Rent"));
        UUID id = id("Rent");

        choose(id, 0, split(percent("6050", "25"), percent("6100", "75")));
        assertThat(balances(id)).isEqualTo(Map.of("6050", 20_000L, "6100", 60_000L));
        choose(id, 1, split(part("6050", 85_000), part("6300", -5_000)));
        assertThat(balances(id)).isEqualTo(Map.of("6050", 85_000L, "6300", -5_000L));
        in(tenant, () -> nothing(() -> importing.undo(one.id())));
        assertThat(balances(id)).isEmpty();
        in(tenant, () -> nothing(() -> importing.redo(one.id())));
        assertThat(balances(id)).isEqualTo(Map.of("6050", 85_000L, "6300", -5_000L));
        choose(id, 2, to("6100"));
        assertThat(balances(id)).isEqualTo(Map.of("6100", 80_000L));
        choose(id, 3, split(percent("6000", "50"), percent("6100", "50")));
        in(tenant, () -> classifications.lift(id, 4));
        assertThat(balances(id)).isEqualTo(Map.of("6000", 80_000L));
        choose(id, 5, split(percent("6000", "50"), percent("6100", "50")));
        in(tenant, () -> manual.takeBack(id));
        assertThat(balances(id)).isEmpty();
        assertSound();
    }

    @Test
    void refusesWhatDoesNotFitAndInALockedPeriod() {
        imported(Told.of(DAY, -80_000, "Rent"));
        UUID id = id("Rent");

        assertThat(refusal(tenant, () -> choose(id, 0, split(part("6050", 70_000), part("6100", 5_000))))
                        .code())
                .isEqualTo("split-does-not-fit");
        Destination ofLedger = new Split(List.of(new Part(ledger, new Rest()), part("6050", 1)));
        assertThat(refusal(tenant, () -> choose(id, 0, ofLedger)).code()).isEqualTo("money-account");
        assertThat(refusal(tenant, () -> in(tenant, () -> rules.add(write("xyz", ofLedger))))
                        .code())
                .isEqualTo("money-account");
        in(tenant, () -> locked("2025-03-31"));
        assertThat(refusal(tenant, () -> choose(id, 0, split(part("6050", 1), rest("6100"))))
                        .code())
                .isEqualTo("period-locked");
        assertThat(in(tenant, () -> classifications.of(id)).version()).isZero();
    }

    @Test
    void becomesARuleUnlessItFitsOneTransactionOnly() {
        imported(Told.of(DAY, -80_000, "Rent 1"));
        UUID id = id("Rent 1");
        choose(id, 0, split(part("6050", 10_000), part("6100", 70_000)));
        assertThat(refusal(tenant, () -> classifications.toRule(id, Optional.empty()))
                        .code())
                .isEqualTo("split-fits-one");
        choose(id, 1, split(part("6050", 10_000), rest("6100")));

        in(tenant, () -> classifications.toRule(id, Optional.empty()));
        imported(Told.of(DAY.plusMonths(1), -81_000, "Rent 2"));

        assertThat(balances(id("Rent 2"))).isEqualTo(Map.of("6050", 10_000L, "6100", 71_000L));
    }

    @Test
    void rulesMoveThePastIntoPartsFromPartsAndBack() {
        rule("rent", to("6000"));
        imported(Told.of(DAY, -80_000, "Rent"), Told.of(DAY, -1, "Rent penny"));
        UUID first = in(tenant, rules::list).getFirst().id();
        in(tenant, () -> rules.change(first, 0, write("rent", split(percent("6000", "30"), percent("6100", "70")))));

        UUID parted = applied(everything());
        assertThat(balances(id("Rent"))).isEqualTo(Map.of("6000", 24_000L, "6100", 56_000L));
        assertThat(balances(id("Rent penny"))).isEqualTo(Map.of("6100", 1L));
        in(tenant, () -> rules.change(first, 1, write("rent", split(percent("6100", "50"), percent("6300", "50")))));
        UUID again = applied(everything());
        assertThat(balances(id("Rent"))).isEqualTo(Map.of("6100", 40_000L, "6300", 40_000L));
        undone(again);
        assertThat(balances(id("Rent"))).isEqualTo(Map.of("6000", 24_000L, "6100", 56_000L));
        assertThat(in(tenant, () -> classifications.of(id("Rent"))).to())
                .contains(split(percent("6000", "30"), percent("6100", "70")));
        undone(parted);
        assertThat(balances(id("Rent"))).isEqualTo(Map.of("6000", 80_000L));
        assertSound();
    }

    @Test
    void aMergeTakesTheAccountsPlaceInSplitsAndGivesItBack() {
        Destination byRule = split(percent("6000", "30"), percent("6050", "30"), percent("6100", "40"));
        rule("rent", byRule);
        imported(Told.of(DAY, -80_000, "Rent"), Told.of(DAY, -10_000, "Chosen"), Told.of(DAY, -10_000, "Both"));
        Destination byHand = split(part("6050", 1_000), rest("6000"));
        choose(id("Chosen"), 0, byHand);
        choose(id("Both"), 0, split(percent("6000", "60"), percent("6050", "40")));

        UUID merge = applied(new MergeAccounts(account("6050"), account("6000"), Optional.empty()));
        assertThat(balances(id("Rent"))).isEqualTo(Map.of("6000", 48_000L, "6100", 32_000L));
        assertThat(balances(id("Chosen"))).isEqualTo(Map.of("6000", 10_000L));
        assertThat(in(tenant, () -> classifications.of(id("Chosen"))).to()).contains(to("6000"));
        assertThat(in(tenant, () -> classifications.of(id("Rent"))).to())
                .contains(split(percent("6000", "60"), percent("6100", "40")));
        imported(Told.of(DAY.plusDays(1), -10_000, "Rent next"));
        assertThat(balances(id("Rent next"))).isEqualTo(Map.of("6000", 6_000L, "6100", 4_000L));

        undone(merge);
        assertThat(balances(id("Rent"))).isEqualTo(Map.of("6000", 24_000L, "6050", 24_000L, "6100", 32_000L));
        assertThat(in(tenant, () -> classifications.of(id("Rent"))).to()).contains(byRule);
        assertThat(in(tenant, () -> classifications.of(id("Chosen"))).to()).contains(byHand);
        assertThat(balances(id("Both"))).isEqualTo(Map.of("6000", 6_000L, "6050", 4_000L));
        assertSound();
    }

    @Test
    void theDatabaseSharesOutAsTheProgramDoesAndKeepsNothingThatDoesNotAddUp() {
        var random = new Random(20261123);
        var splits = new AnySplit(
                random,
                in(tenant, () -> chart.list()).stream()
                        .filter(account -> account.role().isEmpty())
                        .map(Account::id)
                        .toList());
        for (int n = 0; n < 100; n++) {
            Split split = splits.next("EUR");
            UUID rule = in(tenant, () -> rules.add(write("x" + UUID.randomUUID(), split)))
                    .id();
            for (int m = 0; m < 20; m++) {
                Money total = splits.total("EUR");
                Map<UUID, Long> expected = new HashMap<>();
                split.portions(total)
                        .ifPresent(parts -> parts.forEach(part ->
                                expected.put(part.accountId(), part.amount().minor())));
                if (!expected.isEmpty()) {
                    assertThat(in(tenant, () -> partsOf(rule, total.minor()))).isEqualTo(expected);
                }
            }
        }
        assertThatThrownBy(() -> in(
                        tenant,
                        () -> transaction.execute(status -> jdbc.sql("""
                                insert into classification.split_part (tenant_id, split_id, no, account_id, share)
                                select tenant_id, split_id, 9, (select account_id from classification.account where code = '6000'), 1
                                from classification.split where currency is null limit 1""").update())))
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("does not add up");
    }

    private Map<UUID, Long> partsOf(UUID rule, long total) {
        Map<UUID, Long> parts = new HashMap<>();
        transaction.executeWithoutResult(status -> jdbc.sql("""
                        select p.* from classification.rule r, classification.published_parts_of(r.split_id, ?) p
                        where r.rule_id = ?""")
                .params(total, rule)
                .query(row -> {
                    parts.put(row.getObject(1, UUID.class), row.getLong(2));
                }));
        return parts;
    }

    private static ApplyRules everything() {
        return new ApplyRules(Optional.empty(), Optional.empty(), Set.of(), Set.of(), OptionalLong.empty());
    }

    private UUID applied(Reclassification wish) {
        return in(tenant, () -> {
            var application = reclassifying.start(wish, Optional.empty(), new UserId(Ids.next()), "correlation");
            for (int line = 0; line < application.lines(); line++) {
                step(application.id(), line, true);
            }
            applications.settle(application.id());
            return application.id();
        });
    }

    private void undone(UUID id) {
        in(tenant, () -> {
            int lines = applications.undo(id, new UserId(Ids.next())).lines();
            for (int line = 0; line < lines; line++) {
                step(id, line, false);
            }
            return applications.settle(id);
        });
    }

    private void step(UUID id, int line, boolean there) {
        var range = new LineRange(line, line + 1);
        transaction.executeWithoutResult(status -> {
            if (there) {
                reclassifying.carryOut(id, range);
            } else {
                reclassifying.takeBack(id, range);
            }
        });
    }

    private static boolean nothing(Runnable action) {
        action.run();
        return true;
    }

    private void assertSound() {
        assertThat(in(tenant, journal::rollupDifferences)).isEmpty();
    }

    private Destination to(String code) {
        return new Destination.Whole(account(code));
    }

    private Split split(Part... parts) {
        return new Split(List.of(parts));
    }

    private Part part(String code, long cents) {
        return new Part(account(code), new Fixed(new Money(cents, new CurrencyCode("EUR"))));
    }

    private Part percent(String code, String percent) {
        return new Part(account(code), Percent.of(new BigDecimal(percent)));
    }

    private Part rest(String code) {
        return new Part(account(code), new Rest());
    }

    private UUID account(String code) {
        return in(tenant, () -> books.account(code));
    }

    private void rule(String contains, Destination to) {
        in(tenant, () -> rules.add(write(contains, to)));
    }

    private static WriteRule write(String contains, Destination to) {
        return new WriteRule(
                Condition.Test.of(Field.TEXT, Operator.CONTAINS, contains),
                new Action(Optional.of(to), false, true, List.of()),
                Optional.empty());
    }

    private Import imported(Told... lines) {
        return in(tenant, () -> importing.imported(ledger, List.of(lines)));
    }

    private UUID id(String text) {
        return in(
                tenant,
                () -> transaction.execute(status -> jdbc.sql(
                                "select transaction_id from transaction.published_transaction where description = ?")
                        .param(text)
                        .query(UUID.class)
                        .single()));
    }

    private Classification choose(UUID id, long version, Destination to) {
        return in(tenant, () -> classifications.override(id, version, new WriteOverride(to, Optional.empty())));
    }

    /** What the transaction's entries together leave on accounts other than the ledger. */
    private Map<String, Long> balances(UUID id) {
        Map<String, Long> sums = new TreeMap<>();
        Map<UUID, String> codes = new HashMap<>();
        in(tenant, chart::list).forEach(account -> codes.put(account.id(), account.code()));
        in(tenant, () -> journal.entriesOf(id)).stream()
                .flatMap(entry -> entry.postings().stream())
                .filter(posting -> !posting.accountId().equals(ledger))
                .forEach(posting -> sums.merge(
                        String.valueOf(codes.get(posting.accountId())),
                        posting.amount().minor(),
                        Long::sum));
        sums.values().removeIf(sum -> sum == 0);
        return sums;
    }
}
