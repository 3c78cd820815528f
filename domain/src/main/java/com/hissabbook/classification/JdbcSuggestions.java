package com.hissabbook.classification;

import com.hissabbook.classification.Classified.ByBank;
import com.hissabbook.kernel.TenantScope;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** {@link Suggestions}, learned anew for each question from the newest transactions, whose cost does not grow with history. */
@Component
@Transactional(readOnly = true)
class JdbcSuggestions implements Suggestions {

    private static final String PAST = """
            select t.transaction_id, t.counterparty, t.description, t.amount, coalesce(o.account_id, o.split_id, a.account_id) as account_id,
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
            order by t.transaction_id desc""".formatted(NEWEST);

    private final JdbcClient jdbc;
    private final Classified classified;

    JdbcSuggestions(JdbcClient jdbc, Classified classified) {
        this.jdbc = jdbc;
        this.classified = classified;
    }

    /** A line on an uncategorised account, on which no person decided. */
    private record Open(UUID id, boolean out, Set<String> words) {}

    @Override
    public List<Suggestion> forUncategorised(int minConfidence, int limit) {
        List<Open> open = new ArrayList<>();
        LookAlikes past = past(open);
        return open.stream()
                .flatMap(one ->
                        past.of(one.id(), one.out(), one.words()).stream().limit(1))
                .filter(suggestion -> suggestion.confidence() >= minConfidence)
                .sorted(Comparator.comparingInt(Suggestion::confidence).reversed())
                .limit(limit)
                .toList();
    }

    @Override
    public List<Suggestion> of(UUID transactionId) {
        return classified.find(transactionId).map(one -> of(transactionId, one)).orElse(List.of());
    }

    private List<Suggestion> of(UUID transactionId, ByBank one) {
        return past(new ArrayList<>())
                .of(transactionId, one.facts().amount() < 0, LookAlikes.words(one.counterparty(), one.description()));
    }

    /** @param open gets the lines that nobody and no rule put anywhere */
    private LookAlikes past(List<Open> open) {
        UUID tenant = TenantScope.requireTenant().value();
        var past = new LookAlikes();
        jdbc.sql(PAST).params(tenant, tenant, tenant).withFetchSize(NEWEST).query(row -> {
            UUID id = row.getObject("transaction_id", UUID.class);
            boolean out = row.getLong("amount") < 0;
            Set<String> words = LookAlikes.words(
                    Objects.requireNonNullElse(row.getString("counterparty"), ""), row.getString("description"));
            if (row.getBoolean("uncategorised")) {
                open.add(new Open(id, out, words));
            } else if (!row.getBoolean("archived")) {
                past.learn(id, row.getObject("account_id", UUID.class), out, words);
            }
        });
        return past;
    }
}
