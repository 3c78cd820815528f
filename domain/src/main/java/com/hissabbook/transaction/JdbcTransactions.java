package com.hissabbook.transaction;

import com.hissabbook.banking.ImportId;
import com.hissabbook.banking.MoneyAccounts;
import com.hissabbook.kernel.CurrencyCode;
import com.hissabbook.kernel.Money;
import com.hissabbook.kernel.Refused;
import com.hissabbook.kernel.TenantScope;
import com.hissabbook.transaction.Transaction.Origin;
import com.hissabbook.transaction.Transaction.Source;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** {@link Transactions} in SQL, the list by keyset (see {@link ListSql}). */
@Component
@Transactional(readOnly = true)
class JdbcTransactions implements Transactions {

    /** How many transactions of each account a page of a search looks at. */
    static final int SEARCHED = 20_000;

    private static final int LONGEST_DESCRIPTION = 500;
    private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);

    private final JdbcClient jdbc;
    private final MoneyAccounts moneyAccounts;

    JdbcTransactions(JdbcClient jdbc, MoneyAccounts moneyAccounts) {
        this.jdbc = jdbc;
        this.moneyAccounts = moneyAccounts;
    }

    /** @param no how many were looked at, this one included */
    private record Row(Transaction transaction, TransactionPosition position, int no, boolean hit) {}

    @Override
    public TransactionPage list(TransactionFilter filter, Optional<TransactionPosition> after, int limit) {
        filter.moneyAccount().ifPresent(moneyAccounts::find);
        int scan = filter.text().isPresent() ? Math.max(SEARCHED, limit + 1) : limit + 1;
        List<Row> rows = rows(filter, after.orElse(TransactionPosition.TOP), scan, limit + 1);
        List<Transaction> items = rows.stream()
                .filter(Row::hit)
                .limit(limit)
                .map(Row::transaction)
                .toList();
        return new TransactionPage(items, next(rows, scan, limit));
    }

    private List<Row> rows(TransactionFilter filter, TransactionPosition top, int scan, int limit) {
        return jdbc.sql(ListSql.PAGE)
                .param("tenant", TenantScope.requireTenant().value())
                .param("from", filter.from().orElse(LocalDate.MIN))
                .param("to", filter.to().orElse(LocalDate.MAX))
                .param("account", filter.moneyAccount().orElse(null))
                .param("text", filter.text().orElse(null))
                .param("noAccount", TransactionPosition.NO_ACCOUNT)
                .param("day", top.day())
                .param("amount", top.amount())
                .param("facts", top.facts())
                .param("occurrence", top.occurrence())
                .param("place", top.account())
                .param("rows", scan)
                .param("limit", limit)
                .query((row, n) -> new Row(transaction(row, n), position(row), row.getInt("no"), row.getBoolean("hit")))
                .list();
    }

    /** After a full page behind its last row; after a search that stopped early behind the last row it looked at. */
    private static Optional<TransactionPosition> next(List<Row> rows, int scan, int limit) {
        if (rows.size() > limit) {
            return Optional.of(rows.get(limit - 1).position());
        }
        return rows.isEmpty() || rows.getLast().no() < scan
                ? Optional.empty()
                : Optional.of(rows.getLast().position());
    }

    @Override
    public Transaction find(UUID id) {
        return known(id).orElseThrow(() -> Refused.notFound("transaction"));
    }

    private Optional<Transaction> known(UUID id) {
        return jdbc.sql(ListSql.FIND)
                .params(TenantScope.requireTenant().value(), id)
                .query(JdbcTransactions::transaction)
                .optional();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean recordManual(UUID id, LocalDate day, String description, Money amount) {
        String words = description.strip();
        check(words);
        check(day);
        int recorded = jdbc.sql(ListSql.RECORD_MANUAL)
                .params(TenantScope.requireTenant().value(), id, day)
                .params(amount.minor(), amount.currency().code(), words)
                .update();
        if (recorded == 0 && known(id).filter(same(day, words, amount)).isEmpty()) {
            throw Refused.conflict("id-taken", "Another transaction has this id. Make a new id for a new transaction.");
        }
        return recorded == 1;
    }

    private static Predicate<Transaction> same(LocalDate day, String words, Money amount) {
        return known -> known.source() == Source.MANUAL
                && known.day().equals(day)
                && known.description().equals(words)
                && known.amount().equals(amount);
    }

    private static void check(String words) {
        if (words.isEmpty() || words.length() > LONGEST_DESCRIPTION) {
            throw Refused.invalid(
                    "invalid-description",
                    "The description has " + words.length() + " characters. Say in 1 to " + LONGEST_DESCRIPTION
                            + " what happened.");
        }
        // Half a surrogate pair is no character either: no database stores it.
        if (words.codePoints()
                .map(Character::getType)
                .anyMatch(type -> type == Character.CONTROL || type == Character.SURROGATE)) {
            throw Refused.invalid(
                    "invalid-description",
                    "The description holds a line break or another control character. Write it on one line.");
        }
    }

    private static void check(LocalDate day) {
        LocalDate latest = LocalDate.now(ZoneOffset.UTC).plusYears(1);
        if (day.isBefore(EARLIEST) || day.isAfter(latest)) {
            throw Refused.invalid(
                    "invalid-date",
                    "The date " + day + " is not between " + EARLIEST + " and " + latest + ". Correct the year.");
        }
    }

    private static TransactionPosition position(ResultSet row) throws SQLException {
        UUID account = row.getObject("money_account_id", UUID.class);
        return new TransactionPosition(
                row.getObject("booked", LocalDate.class),
                row.getLong("amount"),
                row.getObject("facts", UUID.class),
                row.getInt("occurrence"),
                account == null ? TransactionPosition.NO_ACCOUNT : account);
    }

    private static Transaction transaction(ResultSet row, int n) throws SQLException {
        int line = row.getInt("line_no");
        return new Transaction(
                row.getObject("transaction_id", UUID.class),
                Source.valueOf(row.getString("source")),
                row.getObject("booked", LocalDate.class),
                Optional.ofNullable(row.getObject("value_date", LocalDate.class)),
                new Money(row.getLong("amount"), new CurrencyCode(row.getString("currency"))),
                row.getString("description"),
                Optional.ofNullable(row.getString("counterparty")),
                Optional.ofNullable(row.getObject("money_account_id", UUID.class)),
                Optional.ofNullable(row.getString("bank_id")),
                Optional.ofNullable(row.getObject("import_id", UUID.class))
                        .map(id -> new Origin(new ImportId(id), line)),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant());
    }
}
