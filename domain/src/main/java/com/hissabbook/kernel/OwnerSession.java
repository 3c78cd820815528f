package com.hissabbook.kernel;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** A session of the tables' owner, for what no request may do: to bring rows of all tenants along when the program changes. */
public final class OwnerSession implements AutoCloseable {

    private static final int AT_A_TIME = 10_000;

    private final Connection connection;

    private OwnerSession(Connection connection) {
        this.connection = connection;
    }

    /** @throws IllegalStateException the database does not let them in */
    public static OwnerSession open(String url, String user, String password) {
        try {
            Connection connection = DriverManager.getConnection(url, user, password);
            connection.setAutoCommit(false);
            return new OwnerSession(connection);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** A row of a query. */
    public interface Row {
        /** @param column from 1; never null in the database */
        String text(int column);

        Optional<String> optional(int column);
    }

    /** All of the work, or nothing of it. */
    public <R> R inOneTransaction(Supplier<R> work) {
        try {
            R result = work.get();
            connection.commit();
            return result;
        } catch (SQLException e) {
            rollback();
            throw failed(e);
        } catch (RuntimeException e) {
            rollback();
            throw e;
        }
    }

    public void execute(String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** The one value that a query gives. */
    public String value(String query) {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /**
     * Writes a row for each row of a query, of which a few thousand are in memory at a time.
     *
     * @param line a row in the text format of COPY, without its end
     */
    public void copy(String query, String table, Function<Row, String> line) {
        try (Statement statement = connection.createStatement()) {
            statement.execute("declare row_to_copy no scroll cursor for " + query);
            CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
            String lines = next(statement, line);
            while (!lines.isEmpty()) {
                copy.copyIn(
                        "copy " + table + " from stdin",
                        new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)));
                lines = next(statement, line);
            }
            statement.execute("close row_to_copy");
        } catch (SQLException | IOException e) {
            throw failed(e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static String next(Statement statement, Function<Row, String> line) throws SQLException {
        var lines = new StringBuilder();
        try (ResultSet rows = statement.executeQuery("fetch " + AT_A_TIME + " from row_to_copy")) {
            Row row = new ResultRow(rows);
            while (rows.next()) {
                lines.append(line.apply(row)).append('\n');
            }
        }
        return lines.toString();
    }

    private void rollback() {
        try {
            connection.rollback();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static IllegalStateException failed(Exception cause) {
        return new IllegalStateException("the owner's session failed: " + cause.getMessage(), cause);
    }

    private record ResultRow(ResultSet rows) implements Row {

        @Override
        public String text(int column) {
            return optional(column).orElseThrow();
        }

        @Override
        public Optional<String> optional(int column) {
            try {
                return Optional.ofNullable(rows.getString(column));
            } catch (SQLException e) {
                throw failed(e);
            }
        }
    }
}
