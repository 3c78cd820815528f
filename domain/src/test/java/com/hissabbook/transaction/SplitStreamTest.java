package com.hissabbook.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import com.hissabbook.BookkeepingTest;
import com.hissabbook.banking.Import;
import com.hissabbook.banking.ImportId;
import com.hissabbook.classification.Account;
import com.hissabbook.classification.Classifications;
import com.hissabbook.classification.Rules;
import com.hissabbook.classification.WriteOverride;
import com.hissabbook.kernel.CurrencyCode;
import com.hissabbook.kernel.Money;
import com.hissabbook.ledger.Journal;
import com.hissabbook.rule.Action;
import com.hissabbook.rule.AnySplit;
import com.hissabbook.rule.Condition;
import com.hissabbook.rule.Condition.Field;
import com.hissabbook.rule.Condition.Operator;
import com.hissabbook.rule.Destination;
import com.hissabbook.rule.WriteRule;
import com.hissabbook.transaction.Importing.Told;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Where a line stands is a function of the line, the rules and what people chose: whatever is split, chosen, lifted, undone and brought back
 * before, and in whatever order the lines came.
 */
class SplitStreamTest extends BookkeepingTest {

    private static final int STREAMS = Integer.getInteger("hissabbook.splits", 40);
    private static final int LINES = 30;
    private static final int STEPS = 40;

    @Autowired
    private Importing importing;

    @Autowired
    private Rules rules;

    @Autowired
    private Classifications classifications;

    @Autowired
    private Journal journal;

    private Random random = new Random();
    private UUID ledger = new UUID(0, 0);
    private final Map<String, Destination> byRule = new HashMap<>();
    private final Map<String, Destination> choices = new HashMap<>();
    private final Map<Import, List<Told>> standing = new LinkedHashMap<>();
    private final Map<Import, List<Told>> undone = new LinkedHashMap<>();

    static IntStream seeds() {
        return IntStream.range(0, STREAMS);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theBooksHoldWhatLineRulesAndChoicesSay(int seed) {
        random = new Random(seed);
        ledger = open(Optional.empty());
        makeUpRules();
        List<Told> left = new ArrayList<>(IntStream.range(0, LINES)
                .mapToObj(n -> Told.of(LocalDate.of(2025, 3, 1 + n % 20), cents(), "Shop " + n % 3 + " line " + n))
                .toList());
        Collections.shuffle(left, random);
        for (int step = 0; step < STEPS || !left.isEmpty(); step++) {
            step(left);
        }

        assertThat(balances()).isEqualTo(expected());
        assertThat(in(tenant, journal::rollupDifferences)).isEmpty();
    }

    private void makeUpRules() {
        for (int shop = 0; shop < 2; shop++) {
            String text = "Shop " + shop;
            byRule.put(text, destination());
            in(
                    tenant,
                    () -> rules.add(new WriteRule(
                            Condition.Test.of(Field.TEXT, Operator.CONTAINS, text),
                            new Action(Optional.of(byRule.get(text)), false, true, Optional.empty(), List.of()),
                            Optional.empty())));
        }
    }

    private void step(List<Told> left) {
        int what = random.nextInt(10);
        if (what < 3 && !left.isEmpty()) {
            List<Told> some = left.subList(0, 1 + random.nextInt(left.size()));
            standing.put(in(tenant, () -> importing.imported(ledger, List.copyOf(some))), List.copyOf(some));
            some.clear();
        } else if (what == 3) {
            carry(standing, undone, importing::undo);
        } else if (what == 4) {
            carry(undone, standing, importing::redo);
        } else {
            choose();
        }
    }

    private void carry(Map<Import, List<Told>> from, Map<Import, List<Told>> to, Consumer<ImportId> by) {
        from.keySet().stream().findFirst().ifPresent(one -> {
            in(tenant, () -> {
                by.accept(one.id());
                return one;
            });
            to.put(one, from.remove(one));
        });
    }

    private void choose() {
        List<Told> some = standing.values().stream().flatMap(List::stream).toList();
        if (some.isEmpty()) {
            return;
        }
        Told line = some.get(random.nextInt(some.size()));
        UUID id = id(line);
        long version = in(tenant, () -> classifications.of(id)).version();
        Destination to = destination();
        if (random.nextInt(3) == 0) {
            in(tenant, () -> classifications.lift(id, version));
            choices.remove(line.text());
        } else if (to.portions(money(line)).isPresent()) {
            in(tenant, () -> classifications.override(id, version, new WriteOverride(to, Optional.empty())));
            choices.put(line.text(), to);
        } else {
            assertThat(refusal(
                                    tenant,
                                    () -> in(
                                            tenant,
                                            () -> classifications.override(
                                                    id, version, new WriteOverride(to, Optional.empty()))))
                            .code())
                    .isEqualTo("split-does-not-fit");
        }
    }

    private Destination destination() {
        List<UUID> usable = in(tenant, chart::list).stream()
                .filter(account -> account.role().isEmpty())
                .map(Account::id)
                .toList();
        return random.nextInt(3) == 0
                ? new Destination.Whole(usable.get(random.nextInt(usable.size())))
                : new AnySplit(random, usable).next("EUR");
    }

    /** What stands on each account but the ledger, from the lines alone. */
    private Map<UUID, Long> expected() {
        Map<UUID, Long> sums = new HashMap<>();
        standing.values().stream().flatMap(List::stream).forEach(line -> {
            Destination to = Optional.ofNullable(choices.get(line.text()))
                    .or(() -> byRule(line)
                            .filter(rule -> rule.portions(money(line)).isPresent()))
                    .orElseGet(() -> uncategorised(line));
            to.portions(money(line).negated())
                    .orElseThrow()
                    .forEach(part -> sums.merge(part.accountId(), part.amount().minor(), Long::sum));
        });
        sums.values().removeIf(sum -> sum == 0);
        return sums;
    }

    private Optional<Destination> byRule(Told line) {
        return byRule.entrySet().stream()
                .filter(rule -> line.text().startsWith(rule.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private Destination uncategorised(Told line) {
        return new Destination.Whole(in(tenant, () -> books.account(line.cents() < 0 ? "6900" : "4900")));
    }

    private Map<UUID, Long> balances() {
        Map<UUID, Long> sums = new HashMap<>();
        in(
                tenant,
                () -> transaction.execute(status -> {
                    jdbc.sql("""
                            select account_id, sum(amount) from ledger.published_posting
                            where tenant_id = ? and account_id <> ? group by 1 having sum(amount) <> 0""").params(tenant.value(), ledger).query(row -> {
                        sums.put(row.getObject(1, UUID.class), row.getLong(2));
                    });
                    return sums;
                }));
        return sums;
    }

    private UUID id(Told line) {
        return in(
                tenant,
                () -> transaction.execute(status -> jdbc.sql(
                                "select transaction_id from transaction.published_transaction where description = ?")
                        .param(line.text())
                        .query(UUID.class)
                        .single()));
    }

    private static Money money(Told line) {
        return new Money(line.cents(), new CurrencyCode("EUR"));
    }

    private long cents() {
        long size = 1 + random.nextLong(1L << (1 + random.nextInt(22)));
        return random.nextInt(3) == 0 ? size : -size;
    }
}
