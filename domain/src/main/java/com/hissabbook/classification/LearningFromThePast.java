package com.hissabbook.classification;

import com.hissabbook.kernel.TenantScope;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads what the organisation did with its newest transactions, whose cost does not grow with history. What a suggestion did by itself teaches nothing
 * until a person says the same.
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
            where not exists (select from transaction.published_withdrawal w where w.transaction_id = t.transaction_id)
            order by t.transaction_id desc""".formatted(Suggestions.NEWEST);

    private final JdbcClient jdbc;

    LearningFromThePast(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A line on an uncategorised account, on which no person decided. */
    record Open(UUID id, boolean out, Set<String> words) {}

    /** @param open gets the lines that nobody and no rule put anywhere */
    LookAlikes past(Consumer<Open> open) {
        UUID tenant = TenantScope.requireTenant().value();
        var past = new LookAlikes();
        jdbc.sql(PAST)
                .params(tenant, tenant, tenant)
                .withFetchSize(Suggestions.NEWEST)
                .query(row -> {
                    UUID id = row.getObject("transaction_id", UUID.class);
                    boolean out = row.getLong("amount") < 0;
                    Set<String> words = LookAlikes.words(
                            Objects.requireNonNullElse(row.getString("counterparty"), ""),
                            row.getString("description"));
                    if (row.getBoolean("uncategorised")) {
                        open.accept(new Open(id, out, words));
                    } else if (!row.getBoolean("archived") && !row.getBoolean("guessed")) {
                        past.learn(id, row.getObject("account_id", UUID.class), out, words);
                    }
                });
        return past;
    }
}
