package com.hissabbook.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.hissabbook.embedded.SharedPostgres;
import com.hissabbook.embedded.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** With rows of two tenants in every table: without a tenant the application sees none, with one only that tenant's. */
class TenantRowsTest {

    private static final UUID ANNA = UUID.randomUUID();
    private static final UUID BERT = UUID.randomUUID();

    private static TenantRows rows;
    private static Connection app;

    @BeforeAll
    static void fill() throws SQLException {
        TestDatabase scratch = SharedPostgres.get().freshDatabase();
        try (Connection superuser = scratch.asSuperuser()) {
            rows = TenantRows.in(superuser, ANNA, BERT);
        }
        app = scratch.asApp();
    }

    @AfterAll
    static void close() throws SQLException {
        app.close();
    }

    @Test
    void everyTenantTableIsLookedAt() {
        assertThat(rows.tables().keySet())
                .contains("ledger.entry", "ledger.posting", "banking.staged_line", "identity.member", "audit.record");
        assertThat(rows.views()).contains("banking.published_staged_line", "reporting.account_day");
    }

    @Test
    void showsNothingWithoutATenant() throws SQLException {
        assertThat(rows.showingOthers(app, Optional.empty())).isEmpty();
    }

    @Test
    void showsATenantItsOwnRowsAndNoOthers() throws SQLException {
        assertThat(rows.hidingOwn(app, ANNA)).isEmpty();
        assertThat(rows.showingOthers(app, Optional.of(ANNA))).isEmpty();
    }

    @Test
    void takesNoRowOfAnotherTenant() throws SQLException {
        assertThat(rows.acceptingOthers(app, ANNA, BERT)).isEmpty();
    }

    @Test
    void reportsATableWithoutAPolicyByName() throws SQLException {
        TestDatabase scratch = SharedPostgres.get().freshDatabase();
        TenantRows broken;
        try (Connection superuser = scratch.asSuperuser();
                Statement statement = superuser.createStatement()) {
            statement.execute("""
                    create table ledger.broken (tenant_id uuid not null, note text not null);
                    create view ledger.published_broken as select * from ledger.entry;
                    grant select, insert, update on ledger.broken, ledger.published_broken to hissabbook_app;
                    drop policy tenant_isolation on ledger.period_lock""");
            broken = TenantRows.in(superuser, ANNA, BERT);
        }
        try (Connection brokenApp = scratch.asApp()) {
            assertThat(broken.showingOthers(brokenApp, Optional.empty()))
                    .containsExactly("ledger.broken", "ledger.published_broken");
            assertThat(broken.showingOthers(brokenApp, Optional.of(ANNA)))
                    .containsExactly("ledger.broken", "ledger.published_broken");
            assertThat(broken.acceptingOthers(brokenApp, ANNA, BERT))
                    .containsExactly("ledger.broken accepted: insert", "ledger.broken accepted: update");
            assertThat(broken.hidingOwn(brokenApp, ANNA)).containsExactly("ledger.period_lock");
        }
    }
}
