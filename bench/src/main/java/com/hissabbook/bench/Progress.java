package com.hissabbook.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/**
 * How far an import is, read from the database, which is where the truth is while processes die.
 *
 * @param staged lines of the file whose rows are committed
 * @param posted transactions that are in the books
 */
record Progress(Phase phase, int staged, int posted) {

    /** What an import goes through, by the state that the database shows meanwhile. */
    enum Phase {
        RECEIVED,
        STAGING,
        PLANNING,
        AWAITING_REVIEW,
        POSTING,
        COMPLETED
    }

    static Progress of(Connection superuser, UUID importId) throws SQLException {
        List<String> row = Sql.rows(
                        superuser,
                        "select state, staged_lines, posted_transactions from banking.import_job where import_id = ?",
                        importId)
                .getFirst();
        return new Progress(Phase.valueOf(row.get(0)), Integer.parseInt(row.get(1)), Integer.parseInt(row.get(2)));
    }

    boolean completed() {
        return phase == Phase.COMPLETED;
    }

    boolean reached(Phase wanted) {
        return phase.compareTo(wanted) >= 0;
    }

    @Override
    public String toString() {
        return phase + ", " + staged + " staged, " + posted + " posted";
    }
}
