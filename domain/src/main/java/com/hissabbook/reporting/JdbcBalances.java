package com.hissabbook.reporting;

import com.hissabbook.banking.MoneyAccounts;
import com.hissabbook.kernel.CurrencyCode;
import com.hissabbook.kernel.Money;
import com.hissabbook.kernel.TenantScope;
import com.hissabbook.reporting.AccountBalance.StatedAvailable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** {@link Balances} from the ledger's rollups, the open pendings and the banks' own words. */
@Component
@Transactional(readOnly = true)
class JdbcBalances implements Balances {

    private static final String SUMS = """
            select (select coalesce(sum(debit - credit), 0) from ledger.published_daily_balance
                    where tenant_id = :tenant and account_id = :account and currency = :currency and day <= :day) as booked,
                p.amount as pending, p.pendings
            from (select coalesce(sum(amount), 0) as amount, count(*)::int as pendings from transaction.published_pending
                  where tenant_id = :tenant and money_account_id = :account and state = 'PENDING' and currency = :currency and day <= :day
                    and (open_through is null or open_through >= :day)) p""";

    private static final String STATED = """
            select amount, day, import_id from banking.published_available_balance
            where tenant_id = :tenant and money_account_id = :account and currency = :currency and day <= :day
            order by day desc, import_id desc limit 1""";

    private final JdbcClient jdbc;
    private final MoneyAccounts accounts;

    JdbcBalances(JdbcClient jdbc, MoneyAccounts accounts) {
        this.jdbc = jdbc;
        this.accounts = accounts;
    }

    private record Sums(Money booked, Money pending, int pendings, Money available) {}

    private record Stated(Money amount, LocalDate day, UUID importId) {}

    @Override
    public AccountBalance of(UUID moneyAccountId, LocalDate asOf) {
        CurrencyCode currency = accounts.find(moneyAccountId).currency();
        Sums sums = sums(moneyAccountId, currency, asOf);
        Optional<Stated> bank = query(STATED, moneyAccountId, currency, asOf)
                .query((row, n) -> new Stated(
                        new Money(row.getLong("amount"), currency),
                        row.getObject("day", LocalDate.class),
                        row.getObject("import_id", UUID.class)))
                .optional();
        return new AccountBalance(
                moneyAccountId,
                asOf,
                sums.booked(),
                sums.pending(),
                sums.pendings(),
                sums.available(),
                bank.map(stated -> new StatedAvailable(
                        stated.amount(),
                        stated.day(),
                        stated.importId(),
                        sums(moneyAccountId, currency, stated.day()).available())));
    }

    private Sums sums(UUID account, CurrencyCode currency, LocalDate day) {
        return query(SUMS, account, currency, day)
                .query((row, n) -> {
                    BigDecimal booked = Objects.requireNonNull(row.getBigDecimal("booked"));
                    BigDecimal pending = Objects.requireNonNull(row.getBigDecimal("pending"));
                    return new Sums(
                            Figures.money(booked, currency),
                            Figures.money(pending, currency),
                            row.getInt("pendings"),
                            Figures.money(booked.add(pending), currency));
                })
                .single();
    }

    private JdbcClient.StatementSpec query(String sql, UUID account, CurrencyCode currency, LocalDate day) {
        return jdbc.sql(sql)
                .param("tenant", TenantScope.requireTenant().value())
                .param("account", account)
                .param("currency", currency.code())
                .param("day", day);
    }
}
