package com.hissabbook.embedded;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Who may do what: the owner migrates, the application works and owns nothing. Repeated at every start, so that a start
 * killed half-way is completed by the next one.
 */
final class PostgresRoles {
    private static final String COMMON = " LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE NOREPLICATION";

    private PostgresRoles() {}

    static void ensure(Connection superuser, Secrets secrets) throws SQLException {
        ensureRole(superuser, EmbeddedPostgres.OWNER, secrets.ownerPassword());
        ensureRole(superuser, EmbeddedPostgres.APP, secrets.appPassword());
    }

    private static void ensureRole(Connection superuser, String role, String password) throws SQLException {
        String verb = exists(superuser, "SELECT FROM pg_roles WHERE rolname = ?", role) ? "ALTER" : "CREATE";
        // base64url passwords: nothing to quote
        execute(superuser, verb + " ROLE " + role + COMMON + " PASSWORD '" + password + "'");
    }

    static boolean databaseExists(Connection superuser, String database) throws SQLException {
        return exists(superuser, "SELECT FROM pg_database WHERE datname = ?", database);
    }

    /** The database for the owner; grants are not copied from a template, so they are given here. */
    static void createDatabase(Connection superuser, String database, String template) throws SQLException {
        String name = quoted(database);
        execute(
                superuser,
                "CREATE DATABASE " + name + " OWNER " + EmbeddedPostgres.OWNER + " TEMPLATE " + quoted(template));
    }

    static void grantDatabase(Connection superuser, String database) throws SQLException {
        String name = quoted(database);
        execute(superuser, "REVOKE ALL ON DATABASE " + name + " FROM PUBLIC");
        execute(superuser, "GRANT CONNECT, TEMPORARY ON DATABASE " + name + " TO " + EmbeddedPostgres.APP);
    }

    /** To be called on a connection to that database. */
    static void closePublicSchema(Connection superuser) throws SQLException {
        execute(superuser, "REVOKE CREATE ON SCHEMA public FROM PUBLIC");
    }

    private static String quoted(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
