package com.hissabbook.ledger;

import static com.hissabbook.Books.money;
import static org.assertj.core.api.Assertions.assertThat;

import com.hissabbook.BookkeepingTest;
import com.hissabbook.banking.OpeningBalance;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OpeningBalancesTest extends BookkeepingTest {

    private static final LocalDate DAY = LocalDate.of(2025, 3, 14);

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
}
