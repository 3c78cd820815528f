package com.hissabbook.classification;

import com.hissabbook.kernel.CurrencyCode;
import com.hissabbook.kernel.Money;
import com.hissabbook.kernel.Refused;
import com.hissabbook.kernel.TenantScope;
import com.hissabbook.transaction.Transaction;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** {@link Counterparties}: {@link CounterpartyName} of each text, and the names that people gave from {@code classification.counterparty_name}. */
@Component
class JdbcCounterparties implements Counterparties {

    private static final int ROWS_AT_A_TIME = 5_000;

    private static final String HISTORY = """
            select t.counterparty, t.description, t.amount, t.currency, a.counterparty as by_rule
            from banking.published_money_account m
            cross join lateral (
                select transaction_id, counterparty, description, amount, currency from transaction.published_transaction
                where tenant_id = :tenant and money_account_id = m.money_account_id and booked between :from and :to offset 0) t
            left join classification.assignment a on a.transaction_id = t.transaction_id
            where m.tenant_id = :tenant
              and not exists (select from transaction.published_withdrawal w where w.transaction_id = t.transaction_id)""";

    private static final String CALL = """
            insert into classification.counterparty_name as c (tenant_id, key, name)
            select :tenant, key, :name from unnest(cast(:keys as text[])) key
            on conflict (tenant_id, key) do update set name = excluded.name, version = c.version + 1
            returning counterparty_id""";

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    JdbcCounterparties(JdbcClient jdbc, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    /** What is added up under one name. */
    private static final class Sum {
        private final TreeSet<String> keys = new TreeSet<>();
        private final Map<String, Long> byCurrency = new TreeMap<>();
        private boolean renamed;
        private int transactions;

        private void add(String key, boolean named, String currency, long amount) {
            keys.add(key);
            renamed |= named;
            transactions++;
            byCurrency.merge(currency, amount, Math::addExact);
        }

        private Counterparty as(String name) {
            return new Counterparty(
                    name,
                    List.copyOf(keys),
                    renamed,
                    transactions,
                    byCurrency.entrySet().stream()
                            .map(sum -> new Money(sum.getValue(), new CurrencyCode(sum.getKey())))
                            .toList());
        }
    }

    @Override
    @Transactional(readOnly = true)
    public Counterparty.Overview between(LocalDate from, LocalDate to, int limit) {
        if (ChronoUnit.DAYS.between(from, to) >= MOST_DAYS || to.isBefore(from)) {
            throw Refused.invalid(
                    "too-many-days",
                    "From " + from + " to " + to + " are not between 1 and " + MOST_DAYS
                            + " days. Ask for fewer at once.");
        }
        Map<String, String> given = given();
        Map<String, Sum> sums = new HashMap<>();
        jdbc.sql(HISTORY)
                .param("tenant", TenantScope.requireTenant().value())
                .param("from", from)
                .param("to", to)
                .withFetchSize(ROWS_AT_A_TIME)
                .query(row -> {
                    String key = CounterpartyName.of(
                            Optional.ofNullable(row.getString("counterparty")), row.getString("description"));
                    String byRule = Objects.requireNonNullElse(row.getString("by_rule"), key);
                    sums.computeIfAbsent(given.getOrDefault(key, byRule), name -> new Sum())
                            .add(key, given.containsKey(key), row.getString("currency"), row.getLong("amount"));
                });
        List<Counterparty> most = sums.entrySet().stream()
                .map(sum -> sum.getValue().as(sum.getKey()))
                .sorted(Comparator.comparingInt(Counterparty::transactions)
                        .reversed()
                        .thenComparing(Counterparty::name))
                .limit(limit)
                .toList();
        return new Counterparty.Overview(version(), sums.size(), most);
    }

    @Override
    @Transactional(readOnly = true)
    public List<Optional<String>> namesOf(List<Transaction> transactions) {
        List<Optional<String>> keys = transactions.stream()
                .map(one -> one.source() == Transaction.Source.BANK
                        ? Optional.of(CounterpartyName.of(one.counterparty(), one.description()))
                        : Optional.<String>empty())
                .toList();
        Map<String, String> given =
                given(keys.stream().flatMap(Optional::stream).distinct().toList());
        Map<UUID, String> byRule = byRule(transactions);
        return IntStream.range(0, keys.size())
                .mapToObj(n -> keys.get(n)
                        .map(own -> given.getOrDefault(
                                own, byRule.getOrDefault(transactions.get(n).id(), own))))
                .toList();
    }

    private Map<UUID, String> byRule(List<Transaction> transactions) {
        Map<UUID, String> names = new HashMap<>();
        jdbc.sql("""
                        select transaction_id, counterparty from classification.assignment
                        where tenant_id = ? and transaction_id = any(?) and counterparty is not null""")
                .param(TenantScope.requireTenant().value())
                .param(transactions.stream().map(Transaction::id).toArray(UUID[]::new))
                .query(row -> {
                    names.put(row.getObject(1, UUID.class), row.getString(2));
                });
        return names;
    }

    @Override
    @Transactional
    public long call(long version, List<String> keys, Optional<String> name) {
        for (String key : keys) {
            if (!CounterpartyName.of(Optional.empty(), key).equals(key)) {
                throw Refused.invalid(
                        "not-a-counterparty",
                        "`" + key
                                + "` is not a key of a counterparty: take keys as the list of counterparties shows them.");
            }
        }
        UUID tenant = TenantScope.requireTenant().value();
        // One edit at a time, so that the version that a person has seen is the one that is changed.
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('counterparty-names ' || ?, 0))")
                .param(tenant.toString())
                .query(row -> {});
        if (version() != version) {
            throw Refused.stale("list of counterparties");
        }
        jdbc.sql(CALL)
                .param("tenant", tenant)
                .param("keys", keys.stream().distinct().toArray(String[]::new))
                .param("name", name.orElse(null))
                .query(UUID.class)
                .list()
                .forEach(id -> events.publishEvent(new CounterpartyNamed(id, name.isEmpty())));
        return version();
    }

    private long version() {
        return jdbc.sql("select coalesce(sum(version), 0) from classification.counterparty_name where tenant_id = ?")
                .param(TenantScope.requireTenant().value())
                .query(Long.class)
                .single();
    }

    private Map<String, String> given() {
        return named(
                "select key, name from classification.counterparty_name where tenant_id = ? and name is not null",
                List.of());
    }

    private Map<String, String> given(List<String> keys) {
        return keys.isEmpty()
                ? Map.of()
                : named(
                        "select key, name from classification.counterparty_name"
                                + " where tenant_id = ? and name is not null and key = any (cast(? as text[]))",
                        List.<Object>of((Object) keys.toArray(String[]::new)));
    }

    private Map<String, String> named(String sql, List<Object> more) {
        Map<String, String> names = new HashMap<>();
        JdbcClient.StatementSpec query =
                jdbc.sql(sql).param(TenantScope.requireTenant().value());
        for (Object one : more) {
            query = query.param(one);
        }
        query.query(row -> {
            names.put(row.getString("key"), row.getString("name"));
        });
        return names;
    }
}
