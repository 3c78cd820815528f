package com.hissabbook;

import com.hissabbook.classification.Account;
import com.hissabbook.classification.ChartOfAccounts;
import com.hissabbook.kernel.CurrencyCode;
import com.hissabbook.kernel.Ids;
import com.hissabbook.kernel.Money;
import com.hissabbook.ledger.ManualTransaction;
import com.hissabbook.ledger.ManualTransactions;
import com.hissabbook.ledger.Posting;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Books of one organisation, filled by hand. To be used inside its {@code TenantScope}. */
public final class Books {

    private final ChartOfAccounts chart;
    private final ManualTransactions manual;

    public Books(ChartOfAccounts chart, ManualTransactions manual) {
        this.chart = chart;
        this.manual = manual;
    }

    public UUID account(String code) {
        return chart.list().stream()
                .filter(account -> account.code().equals(code))
                .map(Account::id)
                .findFirst()
                .orElseThrow();
    }

    public static Money money(String amount, String currency) {
        return Money.of(new BigDecimal(amount), new CurrencyCode(currency));
    }

    public Posting debit(String code, String amount, String currency) {
        return new Posting(account(code), money(amount, currency));
    }

    public Posting credit(String code, String amount, String currency) {
        return new Posting(account(code), money(amount, currency).negated());
    }

    public UUID book(String day, Posting... postings) {
        return book(LocalDate.parse(day), List.of(postings));
    }

    public UUID book(LocalDate day, List<Posting> postings) {
        UUID id = Ids.next();
        manual.record(new ManualTransaction(id, day, "By hand", postings));
        return id;
    }

    /** Balanced entries of 2 to 6 postings over all accounts, in 2025 and in currencies with 0, 2 and 3 decimals; some taken back. */
    public List<UUID> random(long seed, int howMany) {
        Random random = new Random(seed);
        List<UUID> accounts = chart.list().stream().map(Account::id).toList();
        return IntStream.range(0, howMany)
                .mapToObj(i -> {
                    LocalDate day = LocalDate.of(2025, 1, 1).plusDays(random.nextInt(365));
                    UUID id = book(day, balanced(random, accounts));
                    if (random.nextInt(10) == 0) {
                        manual.takeBack(id);
                    }
                    return id;
                })
                .toList();
    }

    private static List<Posting> balanced(Random random, List<UUID> accounts) {
        String currency = List.of("EUR", "JPY", "KWD").get(random.nextInt(3));
        return IntStream.rangeClosed(0, random.nextInt(3))
                .mapToObj(i -> new Money(1 + random.nextLong(10_000_000), new CurrencyCode(currency)))
                .flatMap(amount -> Stream.of(
                        new Posting(accounts.get(random.nextInt(accounts.size())), amount),
                        new Posting(accounts.get(random.nextInt(accounts.size())), amount.negated())))
                .toList();
    }

    /** Locks everything up to a day, as closing a period does. */
    public static void lock(JdbcClient jdbc, TransactionTemplate transaction, UUID tenant, String through) {
        transaction.executeWithoutResult(status -> jdbc.sql(
                        "insert into ledger.period_lock (tenant_id, locked_through) values (?, cast(? as date))")
                .params(tenant, through)
                .update());
    }
}
