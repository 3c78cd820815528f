package com.hissabbook.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import com.hissabbook.DomainTest;
import com.hissabbook.banking.MoneyAccount;
import com.hissabbook.banking.MoneyAccounts;
import com.hissabbook.banking.OpenMoneyAccount;
import com.hissabbook.kernel.CurrencyCode;
import com.hissabbook.kernel.Ids;
import com.hissabbook.kernel.Money;
import com.hissabbook.kernel.TenantId;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

class TransactionsTest extends DomainTest {

    private static final CurrencyCode EUR = new CurrencyCode("EUR");

    /** 24 transactions a day, several of them alike but for their occurrence. */
    private static final String FROM_BANK = """
            insert into transaction.transaction (tenant_id, transaction_id, money_account_id, import_id, line_no, facts, occurrence, booked,
                amount, currency, source, description, counterparty)
            select ?, uuidv7(), ?, gen_random_uuid(), n, md5((n / 4 % 3)::text)::uuid, n % 4 + 1, date '2024-01-01' + n / 40,
                n / 4 % 2, 'EUR', 'BANK', 'Line ' || n, case when n = 1 then 'First ever' when n % 1000 = 0 then 'Bäcker 50%' end
            from generate_series(1, ?) n
            on conflict do nothing""";

    @Autowired
    private Transactions transactions;

    @Autowired
    private MoneyAccounts moneyAccounts;

    private TenantId tenant;

    @BeforeEach
    void found() {
        tenant = organisation();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 100, 500})
    void pagesThroughAllOfThemOnceInOrder(int limit) {
        fill(account("One"), 150);
        fill(account("Two"), 150);
        manual(3);

        List<Transaction> all = pages(TransactionFilter.everything(), limit);

        assertThat(all).doesNotHaveDuplicates().hasSize(count());
        assertThat(all)
                .isSortedAccordingTo(Comparator.comparing(Transaction::day).reversed());
        assertThat(all.stream().filter(one -> one.source() == Transaction.Source.MANUAL))
                .hasSize(3);
    }

    @Test
    void filtersByDaysAccountAndText() {
        UUID one = account("One");
        fill(one, 2_000);
        fill(account("Two"), 2_000);
        manual(2);

        assertThat(pages(filter("2024-02-01", "2024-02-03", null, null), 50))
                .isNotEmpty()
                .allSatisfy(
                        found -> assertThat(found.day()).isBetween(LocalDate.of(2024, 2, 1), LocalDate.of(2024, 2, 3)));
        assertThat(pages(filter(null, null, one, null), 50))
                .isNotEmpty()
                .allSatisfy(found -> assertThat(found.moneyAccountId()).contains(one));
        assertThat(pages(filter(null, null, null, " BÄCKER 50% "), 1)).hasSize(4);
        assertThat(pages(filter(null, null, null, "50_"), 1))
                .as("no pattern, just text")
                .isEmpty();
        assertThat(pages(filter(null, null, null, "by hand"), 50)).hasSize(2);
    }

    @Test
    void aSearchForLittleAmongManyComesInPages() {
        UUID one = account("One");
        fill(one, 2 * JdbcTransactions.SEARCHED);

        TransactionPage first = list(filter(null, null, one, "first ever"), Optional.empty(), 10);
        assertThat(first.items()).isEmpty();
        assertThat(first.next()).isPresent();
        assertThat(pages(filter(null, null, one, "first ever"), 10))
                .extracting(Transaction::description)
                .containsExactly("Line 1");
    }

    /** However many there are and however deep the page: the index is read from where the last page ended, and no further. */
    @Test
    void readsNoMoreThanThePageFromTheIndex() throws SQLException {
        fill(account("One"), 30_000);
        fill(account("Two"), 30_000);
        try (var owner = database().asOwner();
                var statement = owner.createStatement()) {
            statement.execute("analyze transaction.transaction");
        }

        String plan = in(tenant, () -> transaction.execute(status -> explained()));

        assertThat(plan)
                .contains("Index Scan Backward using transaction_identity")
                .doesNotContain("Seq Scan on transaction");
        assertThat(Pattern.compile("using transaction_identity on transaction t \\(actual rows=(\\d+)")
                        .matcher(plan)
                        .results()
                        .map(match -> Integer.parseInt(match.group(1))))
                .as(plan)
                .hasSizeGreaterThanOrEqualTo(1)
                .allMatch(rows -> rows <= 51);
        assertThat(plan).as(plan).doesNotContain("Rows Removed by Filter");
    }

    private String explained() {
        return String.join(
                "\n",
                jdbc.sql("explain (analyze, costs off, timing off, summary off, buffers off) " + ListSql.PAGE)
                        .param("tenant", tenant.value())
                        .param("from", LocalDate.MIN)
                        .param("to", LocalDate.MAX)
                        .param("account", null)
                        .param("text", null)
                        .param("noAccount", TransactionPosition.NO_ACCOUNT)
                        .param("day", LocalDate.of(2025, 1, 1))
                        .param("amount", 1L)
                        .param("facts", Ids.next())
                        .param("occurrence", 2)
                        .param("place", Ids.next())
                        .param("rows", 51)
                        .param("limit", 51)
                        .query(String.class)
                        .list());
    }

    @Test
    void knowsNothingOfOtherTenants() {
        UUID one = account("One");
        fill(one, 50);
        UUID known = pages(TransactionFilter.everything(), 10).getFirst().id();
        TenantId other = organisation();

        assertThat(in(other, () -> transactions.list(TransactionFilter.everything(), Optional.empty(), 10))
                        .items())
                .isEmpty();
        assertThat(refusal(other, () -> transactions.find(known)).code()).isEqualTo("not-found");
        assertThat(refusal(other, () -> transactions.list(filter(null, null, one, null), Optional.empty(), 10))
                        .code())
                .isEqualTo("not-found");
    }

    @Test
    void aPositionSurvivesItsText() {
        var position = new TransactionPosition(LocalDate.of(2024, 2, 29), -5, Ids.next(), 3, Ids.next());

        assertThat(TransactionPosition.of(position.parts())).isEqualTo(position);
    }

    private List<Transaction> pages(TransactionFilter filter, int limit) {
        List<Transaction> all = new ArrayList<>();
        TransactionPage page = list(filter, Optional.empty(), limit);
        all.addAll(page.items());
        while (page.next().isPresent()) {
            page = list(filter, page.next(), limit);
            assertThat(page.items()).hasSizeLessThanOrEqualTo(limit);
            all.addAll(page.items());
        }
        return all;
    }

    private TransactionPage list(TransactionFilter filter, Optional<TransactionPosition> after, int limit) {
        return in(tenant, () -> transactions.list(filter, after, limit));
    }

    private static TransactionFilter filter(
            @Nullable String from, @Nullable String to, @Nullable UUID account, @Nullable String text) {
        return new TransactionFilter(
                Optional.ofNullable(from).map(LocalDate::parse),
                Optional.ofNullable(to).map(LocalDate::parse),
                Optional.ofNullable(account),
                Optional.ofNullable(text));
    }

    private UUID account(String name) {
        return in(
                        tenant,
                        () -> moneyAccounts.open(new OpenMoneyAccount(
                                name,
                                MoneyAccount.Kind.BANK,
                                EUR,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty())))
                .id();
    }

    private void fill(UUID account, int lines) {
        in(
                tenant,
                () -> transaction.execute(status -> jdbc.sql(FROM_BANK)
                        .params(tenant.value(), account, lines)
                        .update()));
    }

    private void manual(int howMany) {
        for (int i = 0; i < howMany; i++) {
            in(
                    tenant,
                    () -> transaction.execute(status -> transactions.recordManual(
                            Ids.next(), LocalDate.of(2024, 1, 2), "By hand", new Money(1, EUR))));
        }
    }

    private int count() {
        Integer rows = in(
                tenant,
                () -> transaction.execute(status -> jdbc.sql("select count(*) from transaction.transaction")
                        .query(Integer.class)
                        .single()));
        return rows == null ? 0 : rows;
    }
}
