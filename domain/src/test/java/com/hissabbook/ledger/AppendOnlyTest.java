package com.hissabbook.ledger;

import static com.hissabbook.Books.money;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hissabbook.BookkeepingTest;
import com.hissabbook.Books;
import com.hissabbook.kernel.Ids;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What the database refuses, whoever asks and however well meant. */
class AppendOnlyTest extends BookkeepingTest {

    @Autowired
    private Journal journal;

    private UUID entry;

    @BeforeEach
    void bookRent() {
        entry = in(tenant, () -> rentOn("2025-03-14"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"transaction.transaction", "ledger.entry", "ledger.posting", "audit.record"})
    void nothingWrittenIsChangedOrRemoved(String table) throws SQLException {
        for (String change : List.of(
                "update " + table + " set tenant_id = tenant_id",
                "delete from " + table,
                "truncate " + table,
                "truncate " + table + " cascade")) {
            assertThatThrownBy(() -> asApp(change)).as("app: " + change).hasMessageContaining("permission denied");
            // What another table refers to is not even let near its trigger.
            assertThatThrownBy(() -> asOwner(change))
                    .as("owner: " + change)
                    .message()
                    .containsAnyOf("append-only", "cannot truncate a table referenced in a foreign key constraint");
        }
        assertThat(count(table)).isPositive();
    }

    @Test
    void theApplicationCannotWriteTheRollup() {
        assertThatThrownBy(() -> asApp("update ledger.daily_balance set debit = 0"))
                .hasMessageContaining("permission denied");
    }

    /** Balanced as it is, it would change what an entry said. */
    @Test
    void anEntryTakesNoMorePostings() {
        UUID account = in(tenant, () -> books.account("6000"));
        String late = """
                insert into ledger.posting (tenant_id, entry_id, no, account_id, amount, currency, entry_date)
                values ('%1$s', '%2$s', 3, '%3$s', 5, 'EUR', '2025-03-14'), ('%1$s', '%2$s', 4, '%3$s', -5, 'EUR', '2025-03-14')""".formatted(tenant, entry, account);

        assertThatThrownBy(() -> asApp(late)).hasMessageContaining("takes no more postings");
        assertThat(in(tenant, () -> journal.entry(entry)).postings()).hasSize(2);
    }

    @Test
    void anEntryDoesNotBalanceInPart() {
        assertThatThrownBy(() -> in(
                        tenant,
                        () -> transaction.execute(status -> {
                            journal.post(
                                    Ids.next(),
                                    LocalDate.of(2025, 3, 14),
                                    List.of(new Posting(books.account("6000"), money("5", "EUR"))));
                            return 1;
                        })))
                .hasMessageContaining("add up to zero");
    }

    @Test
    void aLockedPeriodTakesNoEntry() {
        in(tenant, () -> {
            Books.lock(jdbc, transaction, tenant.value(), "2025-06-30");
            return 1;
        });

        assertThat(refusal(tenant, () -> rentOn("2025-06-30")).code()).isEqualTo("period-locked");
        assertThat(in(tenant, () -> rentOn("2025-07-01"))).isNotNull();
    }

    @Test
    void theRollupIsTheSumOfThePostings() {
        in(tenant, () -> books.random(7, 200));

        assertThat(in(tenant, journal::rollupDifferences)).isEmpty();
        Boolean same = in(
                tenant,
                () -> transaction.execute(
                        status -> jdbc.sql("""
                                select (select sum(debit) from ledger.daily_balance)
                                    = (select sum(amount) from ledger.posting where amount > 0)""").query(Boolean.class).single()));
        assertThat(same).isTrue();
    }

    private UUID rentOn(String day) {
        return books.book(day, books.debit("6000", "12", "EUR"), books.credit("3000", "12", "EUR"));
    }

    private void asApp(String sql) throws SQLException {
        try (Connection app = database().asApp()) {
            inTenant(app, sql);
        }
    }

    private void asOwner(String sql) throws SQLException {
        try (Connection owner = database().asOwner()) {
            inTenant(owner, sql);
        }
    }

    private void inTenant(Connection connection, String sql) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("select set_config('hissabbook.tenant', '" + tenant + "', true)");
            statement.execute(sql);
        }
        connection.commit();
    }

    private long count(String table) {
        Long rows = in(
                tenant,
                () -> transaction.execute(status -> jdbc.sql("select count(*) from " + table)
                        .query(Long.class)
                        .single()));
        return rows == null ? 0 : rows;
    }
}
