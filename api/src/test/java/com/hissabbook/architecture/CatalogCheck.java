package com.hissabbook.architecture;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * One promise that PostgreSQL's catalog can prove.
 *
 * @param name also the name of the fixture that breaks it
 * @param because why, and the way out
 * @param sql gives one row per breach, named in its only column
 */
record CatalogCheck(String name, String because, String sql) {

    /** Tables and views of our schemas; Liquibase's own stand in schema public. */
    private static final String OURS = """
            with ours as (
                select c.*, n.nspname || '.' || c.relname as name, obj_description(c.oid, 'pg_class') as comment,
                    exists (select from pg_attribute a
                            where a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped) as of_tenant
                from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where n.nspname not like 'pg\\_%' and n.nspname not in ('information_schema', 'public')),
            ours_table as (select * from ours where relkind in ('r', 'p'))
            """;

    static CatalogCheck of(String name, String because, String sql) {
        return new CatalogCheck(name, because, OURS + sql);
    }

    /** Breaches as a superuser sees them. */
    List<String> breaches(Connection superuser) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Statement statement = superuser.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }

    @Override
    public String toString() {
        return name;
    }
}
