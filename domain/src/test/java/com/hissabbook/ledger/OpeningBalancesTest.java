package com.hissabbook.ledger;

import static com.hissabbook.Books.money;
import static org.assertj.core.api.Assertions.assertThat;

import com.hissabbook.Books;
import com.hissabbook.DomainTest;
import com.hissabbook.banking.MoneyAccount;
import com.hissabbook.banking.MoneyAccounts;
import com.hissabbook.banking.OpenMoneyAccount;
import com.hissabbook.banking.OpeningBalance;
import com.hissabbook.kernel.CurrencyCode;
import com.hissabbook.kernel.TenantId;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class OpeningBalancesTest extends DomainTest {

    private static final LocalDate DAY = LocalDate.of(2025, 3, 14);

    @Autowired
    private MoneyAccounts moneyAccounts;

    private TenantId tenant;

    @BeforeEach
    void found() {
        tenant = organisation();
    }

    @Test
    void booksTheOpeningBalanceOfAMoneyAccount() {
        UUID giro = open(Optional.of(new OpeningBalance(money("-250.00", "EUR"), DAY)));

        List<String> booked = in(
                tenant,
                () -> transaction.execute(
                        status -> jdbc.sql("""
                                select e.kind || ' ' || p.entry_date || ' ' || a.code || ' ' || p.amount
                                from ledger.posting p join ledger.entry e using (entry_id)
                                join classification.account a using (account_id) order by p.amount""").query(String.class).list()));
        assertThat(booked).containsExactly("OPENING 2025-03-14 1100 -25000", "OPENING 2025-03-14 3900 25000");
        assertThat(giro).isNotNull();
    }

    @Test
    void opensNoAccountWhoseOpeningBalanceLiesInALockedPeriod() {
        in(tenant, () -> locked("2025-03-31"));

        assertThat(refusal(tenant, () -> open(Optional.of(new OpeningBalance(money("1", "EUR"), DAY))))
                        .code())
                .isEqualTo("period-locked");
        assertThat(in(tenant, moneyAccounts::list)).isEmpty();
        assertThat(open(Optional.of(new OpeningBalance(money("0", "EUR"), DAY))))
                .isNotNull();
    }

    private UUID locked(String through) {
        Books.lock(jdbc, transaction, tenant.value(), through);
        return tenant.value();
    }

    private UUID open(Optional<OpeningBalance> balance) {
        return in(
                        tenant,
                        () -> moneyAccounts.open(new OpenMoneyAccount(
                                "Giro",
                                MoneyAccount.Kind.BANK,
                                new CurrencyCode("EUR"),
                                Optional.empty(),
                                Optional.empty(),
                                balance)))
                .id();
    }
}
