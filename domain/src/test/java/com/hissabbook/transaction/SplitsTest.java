package com.hissabbook.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hissabbook.banking.Import;
import com.hissabbook.classification.Account;
import com.hissabbook.classification.Classification;
import com.hissabbook.kernel.Money;
import com.hissabbook.rule.AnySplit;
import com.hissabbook.rule.Destination;
import com.hissabbook.rule.Split;
import com.hissabbook.rule.Split.Part;
import com.hissabbook.rule.Split.Rest;
import com.hissabbook.rule.Tried;
import com.hissabbook.rule.Tried.Result;
import com.hissabbook.transaction.Importing.Told;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;

/** One line on several accounts: by rule and by hand, moved, undone and brought back. */
class SplitsTest extends SplitBookkeepingTest {

    @Test
    void aRuleSharesALineOutAndLeavesWhatItDoesNotFitToTheNext() {
        rule("loan", split(part("6000", 20_000), rest("6300")));
        rule("loan", to("6050"));
        imported(Told.of(DAY, -80_000, "Loan March"), Told.of(DAY, -15_000, "Loan fee"));

        assertThat(balances(id("Loan March"))).isEqualTo(Map.of("6000", 20_000L, "6300", 60_000L));
        assertThat(balances(id("Loan fee"))).isEqualTo(Map.of("6050", 15_000L));
        Classification why = in(tenant, () -> classifications.of(id("Loan fee")));
        assertThat(why.tried()).extracting(Tried::result).containsExactly(Result.NOT_MATCHED, Result.WON);
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
                                select s.tenant_id, s.split_id, 99, a.account_id, 1 from classification.split s, classification.account a
                                where s.currency is null and not exists (
                                  select from classification.split_part p where p.split_id = s.split_id and p.account_id = a.account_id)
                                limit 1""").update())))
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
}
