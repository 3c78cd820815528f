package com.hissabbook.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import com.hissabbook.BookkeepingTest;
import com.hissabbook.Together;
import com.hissabbook.classification.Classification;
import com.hissabbook.classification.Classification.By;
import com.hissabbook.classification.Classifications;
import com.hissabbook.classification.Rules;
import com.hissabbook.classification.WriteOverride;
import com.hissabbook.kernel.Refused;
import com.hissabbook.ledger.Journal;
import com.hissabbook.ledger.JournalEntry;
import com.hissabbook.rule.Action;
import com.hissabbook.rule.Condition;
import com.hissabbook.rule.Condition.Field;
import com.hissabbook.rule.Condition.Operator;
import com.hissabbook.rule.Destination;
import com.hissabbook.rule.Rule;
import com.hissabbook.rule.Tried;
import com.hissabbook.rule.Tried.Result;
import com.hissabbook.rule.WriteRule;
import com.hissabbook.transaction.Importing.Told;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A person's choice of account: what it does to the books, what it wins over, and how it is explained. */
class OverridesTest extends BookkeepingTest {

    private static final LocalDate DAY = LocalDate.of(2025, 3, 14);

    @Autowired
    private Importing importing;

    @Autowired
    private Rules rules;

    @Autowired
    private Classifications classifications;

    @Autowired
    private Journal journal;

    @Autowired
    private Transactions transactions;

    private UUID ledger;

    @BeforeEach
    void ledger() {
        ledger = open(Optional.empty());
    }

    @Test
    void movesTheTransactionByAnEntryAndBackWhenItIsLifted() {
        rule("rent", "6000");
        UUID id = imported(Told.of(DAY, -80_000, "Rent 0325 March"));

        Classification chosen = choose(id, 0, "6050");
        assertThat(chosen.by()).isEqualTo(By.OVERRIDE);
        assertThat(chosen.reason()).contains("a person chose", "because");
        assertThat(balances(id)).isEqualTo(Map.of("6050", 80_000L));
        assertThat(kinds(id)).containsExactly(JournalEntry.Kind.ORIGINAL, JournalEntry.Kind.RECLASSIFICATION);

        choose(id, 1, "6100");
        assertThat(balances(id)).isEqualTo(Map.of("6100", 80_000L));

        Classification lifted = in(tenant, () -> classifications.lift(id, 2));
        assertThat(lifted.by()).isEqualTo(By.RULE);
        assertThat(lifted.version()).isEqualTo(3);
        assertThat(balances(id)).isEqualTo(Map.of("6000", 80_000L));
        assertThat(in(tenant, () -> classifications.lift(id, 3))).isEqualTo(lifted);
        assertThat(kinds(id)).hasSize(4);
        List<String> differences = in(tenant, journal::rollupDifferences);
        assertThat(differences).isEmpty();
    }

    @Test
    void theSameChoiceAgainChangesNothingAndThatOfTheRuleNeedsNoEntry() {
        rule("rent", "6000");
        UUID id = imported(Told.of(DAY, -80_000, "Rent"));

        Classification same = choose(id, 0, "6000");

        assertThat(choose(id, 1, "6000")).isEqualTo(same);
        assertThat(same.by()).isEqualTo(By.OVERRIDE);
        assertThat(kinds(id)).containsExactly(JournalEntry.Kind.ORIGINAL);
    }

    @Test
    void rulesAndFurtherImportsLeaveItAlone() {
        Told line = Told.of(DAY, -80_000, "Rent");
        UUID id = imported(line);
        choose(id, 0, "6050");

        rule("rent", "6000");
        in(tenant, () -> importing.imported(ledger, List.of(line, Told.of(DAY, -80_000, "Rent"))));

        assertThat(balances(id)).isEqualTo(Map.of("6050", 80_000L));
        assertThat(in(tenant, () -> classifications.of(id)).by()).isEqualTo(By.OVERRIDE);
    }

    @Test
    void isRefusedInALockedPeriodAndOutOfTheBooks() {
        UUID id = imported(Told.of(DAY, -80_000, "Rent"));
        UUID voided = imported(Told.of(DAY, -100, "Void"));
        in(tenant, () -> manual.takeBack(voided));
        assertThat(refusal(tenant, () -> choose(voided, 0, "6000")).code()).isEqualTo("voided-transaction");

        in(tenant, () -> locked("2025-03-31"));
        Refused refused = refusal(tenant, () -> choose(id, 0, "6000"));

        assertThat(refused.code()).isEqualTo("period-locked");
        assertThat(in(tenant, () -> classifications.of(id)).version()).isZero();
        assertThat(kinds(id)).containsExactly(JournalEntry.Kind.ORIGINAL);
    }

    @Test
    void aVoidTakesTheMovedTransactionBackAsAWholeAndNoSingleEntryAlone() {
        UUID id = imported(Told.of(DAY, -80_000, "Rent"));
        choose(id, 0, "6050");

        assertThat(refusal(tenant, () -> manual.reverse(id)).code()).isEqualTo("reclassified-transaction");
        assertThat(in(tenant, () -> manual.takenBack(List.of(id)))).isEmpty();
        assertThat(in(tenant, () -> manual.takeBack(id))).hasSize(2);

        assertThat(balances(id)).isEmpty();
        assertThat(in(tenant, () -> manual.takenBack(List.of(id)))).containsExactly(id);
        assertThat(refusal(tenant, () -> in(tenant, () -> classifications.lift(id, 1)))
                        .code())
                .isEqualTo("voided-transaction");
    }

    @Test
    void refusesAccountsThatTakeNothingAndTransactionsThatHaveTheirOwn() {
        UUID id = imported(Told.of(DAY, -80_000, "Rent"));
        UUID byHand = in(
                tenant,
                () -> books.book("2025-03-14", books.debit("6000", "1", "EUR"), books.credit("3000", "1", "EUR")));

        assertThat(refusal(tenant, () -> override(id, 0, ledger)).code()).isEqualTo("money-account");
        assertThat(refusal(tenant, () -> override(id, 0, new UUID(1, 1))).code())
                .isEqualTo("unknown-account");
        assertThat(refusal(tenant, () -> override(new UUID(1, 1), 0, ledger)).code())
                .isEqualTo("not-found");
        assertThat(refusal(tenant, () -> choose(byHand, 0, "6000")).code()).isEqualTo("manual-transaction");
        assertThat(in(tenant, () -> classifications.of(byHand)).by()).isEqualTo(By.MANUAL);
        assertThat(refusal(organisation(), () -> classifications.of(id)).code()).isEqualTo("not-found");
    }

    @Test
    void ofManyEditorsAtOnceOneWins() throws Exception {
        UUID id = imported(Told.of(DAY, -80_000, "Rent"));
        for (long version = 0; version < 2; version++) {
            long seen = version;
            List<Callable<?>> editors = IntStream.range(0, 6)
                    .<Callable<?>>mapToObj(n -> () -> choose(id, seen, (seen + n) % 2 == 0 ? "6000" : "6100"))
                    .toList();

            var endings = Together.run(editors);

            assertThat(endings).filteredOn(Optional::isPresent).containsOnly(Optional.of(Refused.Kind.STALE));
            assertThat(in(tenant, () -> classifications.of(id)).version()).isEqualTo(seen + 1);
        }
        assertThat(balances(id)).hasSize(1).containsValue(80_000L);
    }

    @Test
    void saysOfEachRuleOfThatTimeWhatCameOfIt() {
        Rule never = rule("landlord", "6050");
        Rule won = rule("rent", "6000");
        Rule behind = rule("march", "6050");
        UUID id = imported(Told.of(DAY, -80_000, "Rent March"));
        in(tenant, () -> rules.change(won.id(), won.version(), write("something else", "6100")));

        Classification why = in(tenant, () -> classifications.of(id));

        assertThat(why.reason()).isEqualTo("text contains \"rent\"");
        assertThat(why.ruleSetVersion()).hasValue(3);
        assertThat(why.tried())
                .containsExactly(
                        new Tried(never.id(), 0, 10, Result.NOT_MATCHED, "not so: text contains \"landlord\""),
                        new Tried(won.id(), 0, 20, Result.WON, "text contains \"rent\""),
                        new Tried(behind.id(), 0, 30, Result.NOT_REACHED, "a rule before it said stop"));
    }

    @Test
    void becomesARuleThatComesBeforeTheOneThatWasWrong() {
        rule("rent", "6000");
        UUID id = imported(Told.of(DAY, -80_000, "Rent 0325 for boat 77/1"));
        assertThat(refusal(tenant, () -> classifications.toRule(id, Optional.empty()))
                        .code())
                .isEqualTo("no-override");
        choose(id, 0, "6050");

        Rule made = in(tenant, () -> classifications.toRule(id, Optional.empty()));
        UUID next = imported(Told.of(DAY.plusMonths(1), -81_000, "RENT 0425 for boat 78/2"));
        UUID refund = imported(Told.of(DAY.plusMonths(1), 500, "RENT 0425 for boat 78/2"));

        assertThat(made.condition().words())
                .isEqualTo("description contains \"RENT\" and description contains \"FOR BOAT\" and direction is OUT");
        assertThat(made.position()).isEqualTo(9);
        assertThat(balances(next)).isEqualTo(Map.of("6050", 81_000L));
        assertThat(balances(refund)).isEqualTo(Map.of("6000", -500L));
    }

    private Rule rule(String contains, String account) {
        return in(tenant, () -> rules.add(write(contains, account)));
    }

    private WriteRule write(String contains, String account) {
        return new WriteRule(
                Condition.Test.of(Field.TEXT, Operator.CONTAINS, contains),
                Action.to(books.account(account)),
                Optional.empty());
    }

    private UUID imported(Told line) {
        return in(tenant, () -> {
            importing.imported(ledger, List.of(line));
            return transactions
                    .list(
                            new TransactionFilter(
                                    Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()),
                            Optional.empty(),
                            100)
                    .items()
                    .stream()
                    .filter(one -> one.description().equals(line.text())
                            && one.amount().minor() == line.cents())
                    .findFirst()
                    .orElseThrow()
                    .id();
        });
    }

    private Classification choose(UUID id, long version, String account) {
        return override(id, version, in(tenant, () -> books.account(account)));
    }

    private Classification override(UUID id, long version, UUID account) {
        return in(
                tenant,
                () -> classifications.override(
                        id, version, new WriteOverride(new Destination.Whole(account), Optional.of("because"))));
    }

    private List<JournalEntry.Kind> kinds(UUID id) {
        return in(tenant, () -> journal.entriesOf(id)).stream()
                .map(JournalEntry::kind)
                .toList();
    }

    /** What the transaction's entries together leave on accounts other than the ledger. */
    private Map<String, Long> balances(UUID id) {
        Map<String, Long> sums = new java.util.TreeMap<>();
        Map<UUID, String> codes = new java.util.HashMap<>();
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
