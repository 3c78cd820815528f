package com.hissabbook.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import com.hissabbook.BookkeepingTest;
import com.hissabbook.banking.Import;
import com.hissabbook.classification.Classification;
import com.hissabbook.classification.Classifications;
import com.hissabbook.classification.Rules;
import com.hissabbook.classification.WriteOverride;
import com.hissabbook.kernel.CurrencyCode;
import com.hissabbook.kernel.Money;
import com.hissabbook.ledger.Journal;
import com.hissabbook.rule.Action;
import com.hissabbook.rule.Condition;
import com.hissabbook.rule.Condition.Field;
import com.hissabbook.rule.Condition.Operator;
import com.hissabbook.rule.Destination;
import com.hissabbook.rule.Split;
import com.hissabbook.rule.Split.Fixed;
import com.hissabbook.rule.Split.Part;
import com.hissabbook.rule.Split.Percent;
import com.hissabbook.rule.Split.Rest;
import com.hissabbook.rule.WriteRule;
import com.hissabbook.transaction.Importing.Told;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/** The moves that tests of splits make. */
abstract class SplitBookkeepingTest extends BookkeepingTest {

    static final LocalDate DAY = LocalDate.of(2025, 3, 14);

    @Autowired
    Importing importing;

    @Autowired
    Rules rules;

    @Autowired
    Classifications classifications;

    @Autowired
    Journal journal;

    UUID ledger = new UUID(0, 0);

    @BeforeEach
    void ledger() {
        ledger = open(Optional.empty());
    }

    static boolean nothing(Runnable action) {
        action.run();
        return true;
    }

    void assertSound() {
        assertThat(in(tenant, journal::rollupDifferences)).isEmpty();
    }

    Destination to(String code) {
        return new Destination.Whole(account(code));
    }

    Split split(Part... parts) {
        return new Split(List.of(parts));
    }

    Part part(String code, long cents) {
        return new Part(account(code), new Fixed(new Money(cents, new CurrencyCode("EUR"))));
    }

    Part percent(String code, String percent) {
        return new Part(account(code), Percent.of(new BigDecimal(percent)));
    }

    Part rest(String code) {
        return new Part(account(code), new Rest());
    }

    UUID account(String code) {
        return in(tenant, () -> books.account(code));
    }

    void rule(String contains, Destination to) {
        in(tenant, () -> rules.add(write(contains, to)));
    }

    static WriteRule write(String contains, Destination to) {
        return new WriteRule(
                Condition.Test.of(Field.TEXT, Operator.CONTAINS, contains),
                new Action(Optional.of(to), false, true, Optional.empty(), List.of()),
                Optional.empty());
    }

    Import imported(Told... lines) {
        return in(tenant, () -> importing.imported(ledger, List.of(lines)));
    }

    UUID id(String text) {
        return in(
                tenant,
                () -> transaction.execute(status -> jdbc.sql(
                                "select transaction_id from transaction.published_transaction where description = ?")
                        .param(text)
                        .query(UUID.class)
                        .single()));
    }

    Classification choose(UUID id, long version, Destination to) {
        return in(tenant, () -> classifications.override(id, version, new WriteOverride(to, Optional.empty())));
    }

    /** What the transaction's entries together leave on accounts other than the ledger. */
    Map<String, Long> balances(UUID id) {
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
