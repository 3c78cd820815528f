package com.hissabbook.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hissabbook.ApiClient;
import com.hissabbook.ApiTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the application's own database role sees when the application forgets to say for whom it asks: nothing. */
class RowSecurityTest extends ApiTest {

    @Test
    void showsNoRowOfAnyTenantTableWithoutATenant() throws SQLException {
        client().register().found("EUR");

        try (Connection app = database().asApp()) {
            List<String> tables = tenantTables(app);
            assertThat(tables).contains("identity.organisation", "identity.member", "identity.idempotency_key");
            for (String table : tables) {
                assertThat(count(app, table)).as(table).isZero();
            }
            assertThat(count(app, "identity.app_user")).isZero();
        }
    }

    @Test
    void showsOneTenantOnlyItsOwnRows() throws SQLException {
        ApiClient owner = client().register();
        String org = owner.found("EUR");
        client().register().found("EUR");

        try (Connection app = database().asApp()) {
            set(app, "hissabbook.tenant", org);
            assertThat(count(app, "identity.organisation")).isOne();
            assertThat(count(app, "identity.member")).isOne();
            assertThat(count(app, "identity.app_user")).isOne();
        }
    }

    @Test
    void showsAPersonHisOwnMembershipsAndHimself() throws SQLException {
        ApiClient owner = client().register();
        String org = owner.found("EUR");
        owner.found("USD");
        owner.addMember(org, "VIEWER");

        try (Connection app = database().asApp()) {
            set(app, "hissabbook.user", owner.person().id());
            assertThat(count(app, "identity.member")).isEqualTo(2);
            assertThat(count(app, "identity.organisation")).isEqualTo(2);
            assertThat(count(app, "identity.app_user")).isOne();
        }
    }

    @Test
    void refusesToWriteIntoAnotherTenant() throws SQLException {
        ApiClient thief = client().register();
        String own = thief.found("EUR");
        String foreign = client().register().found("EUR");

        try (Connection app = database().asApp();
                var insert = app.prepareStatement(
                        "insert into identity.member (tenant_id, user_id, role) values (?::uuid, ?::uuid, 'OWNER')")) {
            set(app, "hissabbook.tenant", own);
            insert.setString(1, foreign);
            insert.setString(2, thief.person().id());
            assertThatThrownBy(insert::executeUpdate).hasMessageContaining("row-level security");
        }
    }

    private static List<String> tenantTables(Connection app) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (var rows = app.createStatement().executeQuery("""
                select c.oid::regclass::text from pg_class c
                join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id'
                where c.relkind in ('r', 'p') and has_table_privilege(c.oid, 'select')""")) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        return tables;
    }

    private static long count(Connection app, String table) throws SQLException {
        try (var rows = app.createStatement().executeQuery("select count(*) from " + table)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static void set(Connection app, String setting, String value) throws SQLException {
        try (var statement = app.prepareStatement("select set_config(?, ?, false)")) {
            statement.setString(1, setting);
            statement.setString(2, value);
            statement.execute();
        }
    }
}
