package com.hissabbook.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import com.hissabbook.DomainTest;
import com.hissabbook.banking.ImportId;
import com.hissabbook.banking.MoneyAccount;
import com.hissabbook.banking.MoneyAccounts;
import com.hissabbook.banking.OpenMoneyAccount;
import com.hissabbook.banking.Undo;
import com.hissabbook.kernel.CurrencyCode;
import com.hissabbook.kernel.TenantId;
import com.hissabbook.ledger.Journal;
import com.hissabbook.transaction.Importing.Told;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** An import that is to be brought back holds nothing before it has begun: until then it may be given up. */
class RedoThatWaitsTest extends DomainTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);
    private static final Told RENT = Told.of(DAY, -70_000, "Rent").withId("R1");
    private static final Told BREAD = Told.of(DAY, -350, "Bread").withId("B1");

    @Autowired
    private Importing importing;

    @Autowired
    private MoneyAccounts moneyAccounts;

    @Autowired
    private Journal journal;

    private TenantId tenant = new TenantId(new UUID(0, 0));
    private UUID ledger = new UUID(0, 0);
    private ImportId rentOnly = new ImportId(ledger);
    private ImportId both = new ImportId(ledger);

    @BeforeEach
    void anImportThatIsUndoneAndOneThatHoldsPartOfIt() {
        tenant = organisation();
        in(tenant, () -> {
            ledger = moneyAccounts
                    .open(new OpenMoneyAccount(
                            "Giro",
                            MoneyAccount.Kind.BANK,
                            new CurrencyCode("EUR"),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty()))
                    .id();
            rentOnly = importing.imported(ledger, List.of(RENT)).id();
            both = importing.imported(ledger, List.of(RENT, BREAD)).id();
            importing.undo(both);
            return ledger;
        });
        assertThat(standing()).containsExactly(-70_000L);
    }

    @Test
    void holdsNothingThoughItIsGivenUpInTheEnd() {
        in(tenant, () -> {
            Undo redo = importing.requested(both, Undo.Kind.REDO);
            importing.imported(ledger, List.of(BREAD));
            importing.undo(rentOnly);
            importing.carryOut(redo);
            return redo;
        });

        assertThat(standing()).as("no import that stands tells of the rent").containsExactly(-350L);
    }

    @Test
    void bringsBackWhatWasTakenWhileItWaited() {
        in(tenant, () -> {
            Undo redo = importing.requested(both, Undo.Kind.REDO);
            importing.undo(rentOnly);
            assertThat(standing()).isEmpty();
            importing.carryOut(redo);
            return redo;
        });

        assertThat(standing()).containsExactly(-70_000L, -350L);
    }

    /** What the ledger holds on the account, transaction by transaction. */
    private List<Long> standing() {
        return in(tenant, () -> {
            assertThat(journal.rollupDifferences()).isEmpty();
            return transaction.execute(
                    status -> jdbc.sql("""
                            select sum(p.amount)::bigint
                            from ledger.entry e join ledger.posting p using (entry_id)
                            where p.account_id = ?
                            group by coalesce(e.transaction_id, e.entry_id) having sum(p.amount) <> 0 order by 1""").param(ledger).query(Long.class).list());
        });
    }
}
