package com.hissabbook.embedded;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;

/**
 * One migrated database and who may enter it.
 *
 * @param appUser the role the code under test works as: no table owner, bound by row-level security
 * @param ownerUser the role that owns the tables
 * @param superuser for what neither may do, such as reading all tenants' rows in an assertion
 * @param masterKey 256 bits, base64
 */
public record TestDatabase(
        String name,
        String jdbcUrl,
        String appUser,
        String appPassword,
        String ownerUser,
        String ownerPassword,
        String superuser,
        String superuserPassword,
        String masterKey) {

    static TestDatabase of(EmbeddedPostgres server, String name) {
        Secrets secrets = server.secrets();
        return new TestDatabase(
                name,
                server.jdbcUrl(name),
                EmbeddedPostgres.APP,
                secrets.appPassword(),
                EmbeddedPostgres.OWNER,
                secrets.ownerPassword(),
                EmbeddedPostgres.SUPERUSER,
                secrets.superuserPassword(),
                secrets.masterKey());
    }

    public Connection asApp() throws SQLException {
        return DriverManager.getConnection(jdbcUrl, appUser, appPassword);
    }

    public Connection asOwner() throws SQLException {
        return DriverManager.getConnection(jdbcUrl, ownerUser, ownerPassword);
    }

    public Connection asSuperuser() throws SQLException {
        return DriverManager.getConnection(jdbcUrl, superuser, superuserPassword);
    }

    /** The application's settings for this database, as Spring properties. */
    public Map<String, String> springProperties() {
        return Map.of(
                "spring.datasource.url", jdbcUrl,
                "spring.datasource.username", appUser,
                "spring.datasource.password", appPassword,
                "spring.liquibase.url", jdbcUrl,
                "spring.liquibase.user", ownerUser,
                "spring.liquibase.password", ownerPassword,
                "hissabbook.master-key", masterKey);
    }

    /** Hides the passwords and the key. */
    @Override
    public String toString() {
        return "TestDatabase[" + jdbcUrl + "]";
    }
}
