package com.hissabbook.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Small queries. */
final class Sql {
    private Sql() {}

    static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    static long number(Connection connection, String query, Object... parameters) throws SQLException {
        return Long.parseLong(text(connection, query, parameters));
    }

    /** The one value of a query; "null" for null. */
    static String text(Connection connection, String query, Object... parameters) throws SQLException {
        List<List<String>> rows = rows(connection, query, parameters);
        if (rows.size() != 1) {
            throw new IllegalStateException(rows.size() + " rows, not one: " + query);
        }
        return rows.getFirst().getFirst();
    }

    /** All values as text, "null" for null. */
    static List<List<String>> rows(Connection connection, String query, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            try (ResultSet found = statement.executeQuery()) {
                List<List<String>> rows = new ArrayList<>();
                while (found.next()) {
                    rows.add(row(found));
                }
                return rows;
            }
        }
    }

    private static List<String> row(ResultSet found) throws SQLException {
        List<String> row = new ArrayList<>();
        for (int column = 1; column <= found.getMetaData().getColumnCount(); column++) {
            @Nullable String value = found.getString(column);
            row.add(String.valueOf(value));
        }
        return row;
    }
}
