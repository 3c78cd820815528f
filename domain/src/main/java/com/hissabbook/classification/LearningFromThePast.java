package com.hissabbook.classification;

import com.hissabbook.kernel.TenantScope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads what the organisation did with its newest transactions, whose cost does not grow with history. What a suggestion did by itself teaches nothing
 * until a person says the same; what is fixed in the books is neither learned from nor open: a matched transfer says nothing of
 * income or expense, and what was taken out of the books counts no more.
 */
@Component
class LearningFromThePast {

    private static final String PAST = """
            select t.transaction_id, t.counterparty, t.description, t.amount,
                coalesce(o.account_id, o.split_id, a.account_id) as account_id, a.confidence is not null and o.transaction_id is null as guessed,
                o.transaction_id is null and c.role is not null as uncategorised, c.archived
            from (
                select n.* from banking.published_money_account m
                cross join lateral (
                    select transaction_id, counterparty, description, amount from transaction.published_transaction
                    where tenant_id = ? and money_account_id = m.money_account_id order by booked desc limit %d) n
                where m.tenant_id = ?) t
            join classification.assignment a on a.transaction_id = t.transaction_id
            left join classification.override o on o.transaction_id = t.transaction_id and not o.lifted
            join (
                select account_id, archived, case when role in ('UNCATEGORISED_INCOME', 'UNCATEGORISED_EXPENSE') then role end as role
                from classification.account where tenant_id = ?) c on c.account_id = coalesce(o.account_id, o.split_id, a.account_id)
            order by t.transaction_id desc""".formatted(Suggestions.NEWEST);

    private final JdbcClient jdbc;
    private final FixedInBooks books;

    LearningFromThePast(JdbcClient jdbc, FixedInBooks books) {
        this.jdbc = jdbc;
        this.books = books;
    }

    /** A line on an uncategorised account, on which no person decided. */
    record Open(UUID id, boolean out, Set<String> words) {}

    /** @param learned whether rules or a person put it on an account that is in use */
    private record Line(
            UUID id,
            UUID account,
            boolean out,
            boolean open,
            boolean learned,
            Set<String> words) {}

    /** @param open gets the lines that nobody and no rule put anywhere */
    LookAlikes past(Consumer<Open> open) {
        UUID tenant = TenantScope.requireTenant().value();
        List<Line> lines = jdbc.sql(PAST)
                .params(tenant, tenant, tenant)
                .withFetchSize(Suggestions.NEWEST)
                .query((row, n) -> line(row))
                .list();
        Set<UUID> fixed = books.among(lines.stream().map(Line::id).toList()).keySet();
        var past = new LookAlikes();
        lines.stream().filter(line -> !fixed.contains(line.id())).forEach(line -> {
            if (line.open()) {
                open.accept(new Open(line.id(), line.out(), line.words()));
            } else if (line.learned()) {
                past.learn(line.id(), line.account(), line.out(), line.words());
            }
        });
        return past;
    }

    private static Line line(ResultSet row) throws SQLException {
        return new Line(
                row.getObject("transaction_id", UUID.class),
                row.getObject("account_id", UUID.class),
                row.getLong("amount") < 0,
                row.getBoolean("uncategorised"),
                !row.getBoolean("archived") && !row.getBoolean("guessed"),
                LookAlikes.words(
                        Objects.requireNonNullElse(row.getString("counterparty"), ""), row.getString("description")));
    }
}
