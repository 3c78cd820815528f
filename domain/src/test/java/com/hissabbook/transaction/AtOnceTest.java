package com.hissabbook.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import com.hissabbook.Books;
import com.hissabbook.DomainTest;
import com.hissabbook.banking.ImportId;
import com.hissabbook.banking.MoneyAccount;
import com.hissabbook.banking.MoneyAccounts;
import com.hissabbook.banking.OpenMoneyAccount;
import com.hissabbook.classification.ChartOfAccounts;
import com.hissabbook.classification.Classification;
import com.hissabbook.classification.Classifications;
import com.hissabbook.classification.WriteOverride;
import com.hissabbook.kernel.CurrencyCode;
import com.hissabbook.kernel.TenantId;
import com.hissabbook.ledger.ManualTransactions;
import com.hissabbook.ledger.TransferSettings;
import com.hissabbook.ledger.TransferState;
import com.hissabbook.ledger.Transfers;
import com.hissabbook.transaction.Importing.Told;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Two who work on the same books at once, in an order that the tests set. */
class AtOnceTest extends DomainTest {

    private static final LocalDate DAY = LocalDate.of(2025, 3, 1);

    @Autowired
    private Importing importing;

    @Autowired
    private MoneyAccounts moneyAccounts;

    @Autowired
    private ChartOfAccounts chart;

    @Autowired
    private ManualTransactions manual;

    @Autowired
    private Classifications classifications;

    @Autowired
    private Transfers transfers;

    @Test
    void matchesByItselfOnlyOnceTheOtherImportIsThroughAndThenSeesToItAgain() {
        TenantId tenant = organisation();
        in(tenant, () -> {
            transfers.change(transfers.settings().version(), new TransferSettings(5, OptionalInt.of(60)));
            ImportId slow = importing.posted(open("Slow"), List.of(Told.of(DAY, -100, "Out")));
            importing.imported(open("Fast"), List.of(Told.of(DAY, 100, "In")));
            assertThat(states()).containsExactly(TransferState.PROPOSED);

            importing.ended(slow);
            assertThat(states()).containsExactly(TransferState.MATCHED);
            return tenant;
        });
    }

    private List<TransferState> states() {
        return transfers.list(Optional.empty(), Optional.empty(), 10).stream()
                .map(one -> one.state())
                .toList();
    }

    /** A merge holds the books and then writes choices: a choice that held its row while it waits for the books would never end. */
    @Test
    void aChoiceWaitsForTheBooksBeforeItHoldsARow() {
        TenantId tenant = organisation();
        in(tenant, () -> {
            importing.imported(open("Giro"), List.of(Told.of(DAY, -100, "Out")));
            UUID id = transaction.execute(status -> jdbc.sql("select transaction_id from transaction.transaction")
                    .query(UUID.class)
                    .single());
            Classification first = classifications.override(id, 0, wish("6000"));
            CompletableFuture<Classification> second =
                    transaction.execute(status -> chosenWhileTheBooksAreHeld(tenant, id, first.version()));
            assertThat(second.orTimeout(30, TimeUnit.SECONDS).join().version()).isGreaterThan(first.version());
            return tenant;
        });
    }

    private CompletableFuture<Classification> chosenWhileTheBooksAreHeld(TenantId tenant, UUID id, long version) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(cast(? as text), 7004))")
                .param(tenant.value())
                .query(row -> {});
        var second = CompletableFuture.supplyAsync(
                () -> in(tenant, () -> classifications.override(id, version, wish("6100"))));
        awaitOneThatWaits(tenant);
        assertThat(jdbc.sql("select account_id from classification.override where transaction_id = ? for update nowait")
                        .param(id)
                        .query(UUID.class)
                        .list())
                .hasSize(1);
        return second;
    }

    private void awaitOneThatWaits(TenantId tenant) {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!jdbc.sql("""
                        select exists (select from pg_locks where locktype = 'advisory' and not granted
                            and cast(classid as bigint) << 32 | cast(objid as bigint) = hashtextextended(cast(? as text), 7004))""").param(tenant.value()).query(Boolean.class).single()) {
            assertThat(System.nanoTime()).as("nobody waits").isLessThan(until);
            Thread.onSpinWait();
        }
    }

    private WriteOverride wish(String code) {
        return WriteOverride.to(new Books(chart, manual).account(code));
    }

    private UUID open(String name) {
        return moneyAccounts
                .open(new OpenMoneyAccount(
                        name,
                        MoneyAccount.Kind.BANK,
                        new CurrencyCode("EUR"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()))
                .id();
    }
}
