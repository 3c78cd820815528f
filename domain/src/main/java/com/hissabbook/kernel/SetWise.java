package com.hissabbook.kernel;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * For set-wise statements over lines that were written a moment ago. PostgreSQL has no statistics of them yet, takes a million rows for
 * one, and may join them by a nested loop that is quadratic.
 */
public final class SetWise {

    private SetWise() {}

    /** Until the end of the transaction, joins are planned as for many rows. Not for statements that look up single rows in history. */
    public static void planForManyLines(JdbcClient jdbc) {
        nestedLoops(jdbc, "off");
    }

    /** Undoes {@link #planForManyLines}. */
    public static void planAsUsual(JdbcClient jdbc) {
        nestedLoops(jdbc, "on");
    }

    private static void nestedLoops(JdbcClient jdbc, String value) {
        jdbc.sql("select set_config('enable_nestloop', ?, true)")
                .param(value)
                .query((row, n) -> row.getString(1))
                .single();
    }
}
