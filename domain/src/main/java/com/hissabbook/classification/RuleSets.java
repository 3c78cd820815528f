package com.hissabbook.classification;

import com.hissabbook.kernel.TenantScope;
import com.hissabbook.rule.Action;
import com.hissabbook.rule.Rule;
import com.hissabbook.rule.RuleSet;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The rule sets of the current tenant, by version. A version never changes, so each is read and made ready once, and kept while it is
 * among the last ones used. Not to be asked in a transaction that edits rules: what is rolled back would be kept.
 */
@Component
class RuleSets {

    private static final int KEPT = 32;

    private static final String REVISIONS = """
            select * from (
                select distinct on (rule_id) * from classification.rule_revision
                where tenant_id = ? and rule_set_version <= ?
                order by rule_id, version desc) latest
            where active order by position, rule_id""";

    private final JdbcClient jdbc;
    private final Splits splits;
    private final Map<Key, RuleSet> kept = new LinkedHashMap<>();

    RuleSets(JdbcClient jdbc, Splits splits) {
        this.jdbc = jdbc;
        this.splits = splits;
    }

    private record Key(UUID tenant, long version) {}

    /** The rules in force now; version 0 and empty if there never was one. */
    RuleSet current() {
        return at(jdbc.sql("select version from classification.rule_set where tenant_id = ?")
                .param(TenantScope.requireTenant().value())
                .query(Long.class)
                .optional()
                .orElse(0L));
    }

    /** The rules in force at a version. */
    RuleSet at(long version) {
        var key = new Key(TenantScope.requireTenant().value(), version);
        synchronized (kept) {
            RuleSet known = kept.remove(key);
            if (known != null) {
                kept.put(key, known); // last again
                return known;
            }
        }
        RuleSet read = new RuleSet(version, version == 0 ? List.of() : revisions(key));
        synchronized (kept) {
            kept.put(key, read);
            kept.keySet().stream()
                    .limit(Math.max(0, kept.size() - KEPT))
                    .toList()
                    .forEach(kept::remove);
        }
        return read;
    }

    private List<Rule> revisions(Key key) {
        return jdbc.sql(REVISIONS)
                .params(key.tenant(), key.version())
                .query(this::rule)
                .list();
    }

    /** The words of a rule as they were put when it was written. */
    Optional<String> words(UUID rule, long version) {
        return jdbc.sql(
                        "select words from classification.rule_revision where tenant_id = ? and rule_id = ? and version = ?")
                .params(TenantScope.requireTenant().value(), rule, version)
                .query(String.class)
                .optional();
    }

    private Rule rule(ResultSet row, int n) throws SQLException {
        var action = new Action(
                splits.of(row.getObject("account_id", UUID.class), row.getObject("split_id", UUID.class)),
                row.getBoolean("transfer"),
                row.getBoolean("stop"),
                Optional.ofNullable(row.getString("counterparty")),
                tags(row.getArray("tags")));
        return new Rule(
                row.getObject("rule_id", UUID.class),
                ConditionAsJson.read(row.getString("condition")),
                action,
                row.getInt("position"),
                row.getBoolean("active"),
                row.getLong("version"));
    }

    private static List<String> tags(Array tags) throws SQLException {
        return List.of((String[]) tags.getArray());
    }
}
