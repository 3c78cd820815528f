package com.hissabbook.architecture;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Puts a row of each of some tenants into every table that has a {@code tenant_id}, whatever the table, and then asks as the application
 * what it sees and what it may write. For a scratch database only: constraints that a made-up row cannot fulfil are dropped first.
 *
 * @param tables per table the columns that a row must give, each with an expression for it
 * @param views with a {@code tenant_id}
 */
record TenantRows(Map<String, Map<String, String>> tables, List<String> views) {

    private static final String REFUSED = "42501";

    private static final String TENANT_COLUMNS = """
            select c.oid::regclass::text, c.relkind, a.attname, t.typname,
                a.attname = 'tenant_id' or a.attnotnull and not a.atthasdef and a.attidentity = '' and a.attgenerated = '' as needed
            from pg_class c
            join pg_namespace n on n.oid = c.relnamespace
            join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
            join pg_type t on t.oid = a.atttypid
            where n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema' and c.relkind in ('r', 'p', 'v')
                and not c.relispartition
                and exists (select from pg_attribute o where o.attrelid = c.oid and o.attname = 'tenant_id' and not o.attisdropped)
            order by 1, a.attnum""";

    /** Finds the tables and fills them. */
    static TenantRows in(Connection superuser, UUID... tenants) throws SQLException {
        TenantRows rows = found(superuser);
        try (Statement statement = superuser.createStatement()) {
            for (String drop : strings(superuser, """
                    select format('alter table %s drop constraint %I cascade', conrelid::regclass, conname) from pg_constraint
                    where contype in ('c', 'f') and conrelid <> 0 and connamespace <> 'pg_catalog'::regnamespace
                        and conparentid = 0""")) {
                statement.execute(drop);
            }
            statement.execute("set session_replication_role = replica"); // no triggers: a row is all that is wanted
            for (String table : rows.tables.keySet()) {
                for (UUID tenant : tenants) {
                    statement.execute(rows.insert(table, tenant));
                }
            }
            statement.execute("set session_replication_role = origin");
        }
        return rows;
    }

    private static TenantRows found(Connection superuser) throws SQLException {
        Map<String, Map<String, String>> tables = new LinkedHashMap<>();
        List<String> views = new ArrayList<>();
        try (Statement statement = superuser.createStatement();
                ResultSet columns = statement.executeQuery(TENANT_COLUMNS)) {
            while (columns.next()) {
                String name = columns.getString(1);
                if (columns.getString(2).equals("v")) {
                    if (!views.contains(name)) {
                        views.add(name);
                    }
                } else if (columns.getBoolean(5)) {
                    tables.computeIfAbsent(name, none -> new LinkedHashMap<>())
                            .put(columns.getString(3), value(name, columns.getString(4)));
                }
            }
        }
        return new TenantRows(tables, views);
    }

    private static String value(String table, String type) {
        return switch (type) {
            case "uuid" -> "gen_random_uuid()";
            case "text", "varchar" -> "md5(random()::text)";
            case "bpchar" -> "'EUR'";
            case "char" -> "'B'";
            case "int2", "int4", "int8", "numeric" -> "1";
            case "bool" -> "false";
            case "date" -> "date '2026-01-15'";
            case "timestamptz", "timestamp" -> "now()";
            case "bytea" -> "sha256(gen_random_uuid()::text::bytea)";
            case "json", "jsonb", "_text" -> "'{}'";
            case "xid8" -> "pg_current_xact_id()";
            default -> throw new IllegalStateException("teach this test to make a " + type + " for " + table);
        };
    }

    private String insert(String table, UUID tenant) {
        Map<String, String> columns = new LinkedHashMap<>(tables.getOrDefault(table, Map.of()));
        columns.put("tenant_id", "'" + tenant + "'");
        return "insert into " + table + " (" + String.join(", ", columns.keySet()) + ") values ("
                + String.join(", ", columns.values()) + ")";
    }

    /** Tables and views that show the application rows of others than that tenant; with none set, any row of anybody. */
    List<String> showingOthers(Connection app, Optional<UUID> tenant) throws SQLException {
        String others = tenant.map(id -> " where tenant_id is distinct from '" + id + "'")
                .orElse("");
        List<String> showing = new ArrayList<>(counting(app, tenant, tables.keySet(), others, false));
        showing.addAll(counting(app, tenant, views, others, false));
        return showing;
    }

    /** Tables in which the tenant does not see its own row: a test that sees nothing proves nothing. */
    List<String> hidingOwn(Connection app, UUID tenant) throws SQLException {
        return counting(app, Optional.of(tenant), tables.keySet(), " where tenant_id = '" + tenant + "'", true);
    }

    private List<String> counting(
            Connection app, Optional<UUID> tenant, Iterable<String> names, String where, boolean none)
            throws SQLException {
        List<String> found = new ArrayList<>();
        app.setAutoCommit(false);
        set(app, tenant);
        for (String name : names) {
            String count = strings(app, "select count(*) from " + name + where).getFirst();
            if (count.equals("0") == none) {
                found.add(name);
            }
        }
        app.rollback();
        return found;
    }

    /** Tables that take a row of another tenant, inserted or by changing a row's tenant; a missing grant counts as refused. */
    List<String> acceptingOthers(Connection app, UUID tenant, UUID other) throws SQLException {
        List<String> accepting = new ArrayList<>();
        app.setAutoCommit(false);
        set(app, Optional.of(tenant));
        for (String table : tables.keySet()) {
            for (String sql : List.of(insert(table, other), "update " + table + " set tenant_id = '" + other + "'")) {
                refusal(app, sql).ifPresent(said -> accepting.add(table + said));
            }
        }
        app.rollback();
        return accepting;
    }

    /** Empty where the database refuses by policy or grant; else what it said instead. */
    private static Optional<String> refusal(Connection app, String sql) throws SQLException {
        Savepoint before = app.setSavepoint();
        try (Statement statement = app.createStatement()) {
            int written = statement.executeUpdate(sql);
            return written == 0 ? Optional.empty() : Optional.of(" accepted: " + sql.split(" ", 2)[0]);
        } catch (SQLException e) {
            return REFUSED.equals(e.getSQLState()) ? Optional.empty() : Optional.of(" said: " + e.getMessage());
        } finally {
            app.rollback(before);
        }
    }

    private static void set(Connection app, Optional<UUID> tenant) throws SQLException {
        if (tenant.isPresent()) {
            strings(app, "select set_config('hissabbook.tenant', '" + tenant.get() + "', true)");
        }
    }

    static List<String> strings(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }
}
