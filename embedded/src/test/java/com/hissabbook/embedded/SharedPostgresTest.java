package com.hissabbook.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SharedPostgresTest {
    private static SharedPostgres shared;

    @BeforeAll
    static void start() {
        shared = SharedPostgres.start("changelog/tiny.yaml");
    }

    @AfterAll
    static void stop() {
        shared.close();
    }

    @Test
    void isMigratedByTheOwnerAndUsedByTheApp() throws SQLException {
        insertAsApp(shared.database(), 1);
        assertThat(count(shared.database())).isEqualTo(1);
        try (Connection owner = shared.database().asOwner();
                Statement statement = owner.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT tableowner FROM pg_tables WHERE schemaname = 'tiny' AND tablename = 'thing'")) {
            row.next();
            assertThat(row.getString(1)).isEqualTo("hissabbook_owner");
        }
    }

    @Test
    void givesEachCallerADatabaseOfItsOwn() throws SQLException {
        TestDatabase one = shared.freshDatabase();
        TestDatabase two = shared.freshDatabase();
        insertAsApp(one, 7);
        assertThat(count(one)).isEqualTo(1);
        assertThat(count(two)).isZero();
    }

    @Test
    void handsOutAKeyOf256Bits() {
        assertThat(Base64.getDecoder().decode(shared.database().masterKey())).hasSize(32);
        assertThat(shared.database().toString())
                .doesNotContain(shared.database().appPassword());
    }

    @Test
    void saysWhichChangelogIsNotThere() {
        assertThatExceptionOfType(CannotStart.class)
                .isThrownBy(() -> SharedPostgres.start("no/such.yaml"))
                .withMessageContaining("no/such.yaml");
    }

    private static void insertAsApp(TestDatabase database, int id) throws SQLException {
        try (Connection app = database.asApp();
                Statement statement = app.createStatement()) {
            statement.execute("INSERT INTO tiny.thing VALUES (" + id + ")");
        }
    }

    private static int count(TestDatabase database) throws SQLException {
        try (Connection superuser = database.asSuperuser();
                Statement statement = superuser.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM tiny.thing")) {
            row.next();
            return row.getInt(1);
        }
    }
}
