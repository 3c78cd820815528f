package com.hissabbook.kernel;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * For set-wise statements over lines that were written a moment ago. PostgreSQL has no statistics of them yet, takes a million rows for
 * one, and may join them by a nested loop that is quadratic.
 */
@Component
public class SetWise {

    private final JdbcClient jdbc;

    SetWise(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Until the caller's transaction ends, joins are planned as for many rows. Rows of history are to be looked up by lateral sub-selects with a
     * limit or an offset, which are no joins to PostgreSQL.
     */
    public void planForManyLines() {
        jdbc.sql("select set_config('enable_nestloop', 'off', true)")
                .query((row, n) -> row.getString(1))
                .single();
    }

    /**
     * Until the caller's transaction ends, rows are looked up one by one by their keys: for a range of lines that is matched against all of
     * history, which no join may read whole.
     */
    public void probeByKey() {
        jdbc.sql("""
                        select set_config('enable_hashjoin', 'off', true), set_config('enable_mergejoin', 'off', true),
                            set_config('enable_seqscan', 'off', true), set_config('enable_nestloop', 'on', true)""").query(row -> {});
    }
}
