package com.hissabbook.classification;

import com.hissabbook.classification.Application.Cause;
import com.hissabbook.classification.Application.State;
import com.hissabbook.classification.Application.Status;
import com.hissabbook.kernel.CurrencyCode;
import com.hissabbook.kernel.Ids;
import com.hissabbook.kernel.Money;
import com.hissabbook.kernel.Refused;
import com.hissabbook.kernel.TenantScope;
import com.hissabbook.kernel.UserId;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads and begins the rows of {@code classification.application}. */
@Component
class ApplicationRows {

    private static final String INSERT = """
            insert into classification.application (tenant_id, application_id, cause, state, from_day, from_account, into_account,
                correlation_id, requested_by, rule_set_version)
            values (:tenant, :id, :cause, 'PLANNED', :from, :merged, :into, :correlation, :by,
                coalesce((select version from classification.rule_set where tenant_id = :tenant), 0))""";

    private final JdbcClient jdbc;
    private final Splits splits;

    ApplicationRows(JdbcClient jdbc, Splits splits) {
        this.jdbc = jdbc;
        this.splits = splits;
    }

    UUID insert(Cause cause, UserId by, String correlationId) {
        return insert(cause, Optional.empty(), by, correlationId);
    }

    UUID insert(MergeAccounts wish, UserId by, String correlationId) {
        return insert(Cause.MERGE, Optional.of(wish), by, correlationId);
    }

    private UUID insert(Cause cause, Optional<MergeAccounts> merge, UserId by, String correlationId) {
        UUID id = Ids.next();
        jdbc.sql(INSERT)
                .param("tenant", tenant())
                .param("id", id)
                .param("cause", cause.name())
                .param("from", merge.flatMap(MergeAccounts::fromDay).orElse(null))
                .param("merged", merge.map(MergeAccounts::account).orElse(null))
                .param("into", merge.map(MergeAccounts::into).orElse(null))
                .param("correlation", correlationId)
                .param("by", by.value())
                .update();
        return id;
    }

    List<Applications.Merge> merges() {
        return jdbc.sql("""
                        select distinct on (a.from_account) a.from_account, a.into_account, a.from_day
                        from classification.application a
                        join classification.account c on c.account_id = a.from_account and c.archived
                        where a.tenant_id = ? and a.cause = 'MERGE' and a.state in ('RUNNING', 'COMPLETED', 'CANCELLED')
                        order by a.from_account, a.application_id desc""")
                .param(tenant())
                .query((row, n) -> new Applications.Merge(
                        row.getObject("from_account", UUID.class),
                        row.getObject("into_account", UUID.class),
                        Optional.ofNullable(row.getObject("from_day", LocalDate.class))))
                .list();
    }

    private static UUID tenant() {
        return TenantScope.requireTenant().value();
    }

    UUID withRole(AccountRole role) {
        return jdbc.sql("select account_id from classification.account where tenant_id = ? and role = ?")
                .params(tenant(), role.name())
                .query(UUID.class)
                .single();
    }

    /** @throws Refused {@code unknown-ledger}, {@code unknown-rule} */
    void refuseUnknown(ApplyRules wish) {
        if (count("classification.account where role = 'MONEY' and account_id", wish.ledgers())
                < wish.ledgers().size()) {
            throw Refused.invalid(
                    "unknown-ledger",
                    "The ledgerIds name a ledger that this organisation does not have. Take them from its list of ledgers.");
        }
        if (count("classification.rule where rule_id", wish.rules())
                < wish.rules().size()) {
            throw Refused.invalid(
                    "unknown-rule",
                    "The ruleIds name a rule that this organisation does not have. Take them from its list of rules.");
        }
    }

    private int count(String which, java.util.Set<UUID> ids) {
        return jdbc.sql("select count(*) from " + which + " = any(?) and tenant_id = ?")
                .params(ids.toArray(UUID[]::new), tenant())
                .query(Integer.class)
                .single();
    }

    /** @throws Refused {@code not-found} */
    Application find(UUID id) {
        return jdbc.sql("select * from classification.application where application_id = ? and tenant_id = ?")
                .params(id, tenant())
                .query(ApplicationRows::application)
                .optional()
                .orElseThrow(() -> Refused.notFound("application of rules"));
    }

    List<Application> latest() {
        return jdbc.sql(
                        "select * from classification.application where tenant_id = ? order by application_id desc limit 100")
                .param(tenant())
                .query(ApplicationRows::application)
                .list();
    }

    ApplicationOutcome outcome(UUID id) {
        Map<Status, Long> counts = new EnumMap<>(Status.class);
        jdbc.sql(ApplicationSql.COUNTS).param(id).query(row -> {
            counts.put(Status.valueOf(row.getString(1)), row.getLong(2));
        });
        return new ApplicationOutcome(
                counts,
                jdbc.sql(ApplicationSql.MOVES)
                        .param(id)
                        .query((row, n) -> new BackTest.Move(
                                splits.of(row.getObject("from_account", UUID.class)),
                                splits.of(row.getObject("to_account", UUID.class)),
                                new CurrencyCode(row.getString("currency")),
                                row.getLong("lines"),
                                money(row)))
                        .list(),
                jdbc.sql(ApplicationSql.EFFECTS)
                        .param(id)
                        .query((row, n) -> new ApplicationOutcome.Effect(
                                YearMonth.from(row.getObject("month", LocalDate.class)),
                                YearMonth.from(row.getObject("line_month", LocalDate.class)),
                                row.getObject("account_id", UUID.class),
                                money(row)))
                        .list(),
                stays(ApplicationSql.LOCKED, id),
                stays(ApplicationSql.KEPT, id));
    }

    private List<ApplicationOutcome.Stays> stays(String sql, UUID id) {
        return jdbc.sql(sql)
                .param(id)
                .query((row, n) -> new ApplicationOutcome.Stays(
                        row.getObject("transaction_id", UUID.class),
                        row.getObject("booked", LocalDate.class),
                        money(row),
                        splits.of(row.getObject("from_account", UUID.class)),
                        splits.of(row.getObject("to_account", UUID.class)),
                        Status.valueOf(row.getString("status"))))
                .list();
    }

    private static Money money(ResultSet row) throws SQLException {
        return new Money(row.getLong("amount"), new CurrencyCode(row.getString("currency")));
    }

    private static Application application(ResultSet row, int n) throws SQLException {
        return new Application(
                row.getObject("application_id", UUID.class),
                Cause.valueOf(row.getString("cause")),
                State.valueOf(row.getString("state")),
                Optional.ofNullable(row.getObject("from_day", LocalDate.class)),
                Optional.ofNullable(row.getObject("to_day", LocalDate.class)),
                ids(row.getArray("ledger_ids")),
                ids(row.getArray("rule_ids")),
                row.getLong("rule_set_version"),
                Optional.ofNullable(row.getObject("from_account", UUID.class)),
                Optional.ofNullable(row.getObject("into_account", UUID.class)),
                row.getString("plan_hash"),
                row.getLong("transactions"),
                row.getLong("overridden"),
                row.getInt("lines"),
                row.getInt("through"),
                row.getInt("undone_through"),
                row.getString("correlation_id"),
                row.getObject("requested_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject("finished_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant));
    }

    private static List<UUID> ids(Array ids) throws SQLException {
        return List.of((UUID[]) ids.getArray());
    }
}
