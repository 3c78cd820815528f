package com.hissabbook.banking;

import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;

/**
 * PostgreSQL refuses COPY into a table under row-level security, so a chunk is copied into the session's own temporary table
 * {@code staged_line_inbox} and inserted from there, under the policy, in the same transaction.
 */
@Component
class StagedLineInbox {

    private static final String INBOX = """
            create temp table if not exists staged_line_inbox (
                line_no int, file_line int, statement_no int, status "char", booked date, value_date date, amount bigint, currency char(3),
                balance_after bigint, facts uuid, bank_id text, type text, counterparty text, description text, raw text,
                reject_column text, reject_code text, reject_reason text
            ) on commit delete rows""";

    private final JdbcClient jdbc;
    private final DataSource dataSource;

    StagedLineInbox(JdbcClient jdbc, DataSource dataSource) {
        this.jdbc = jdbc;
        this.dataSource = dataSource;
    }

    /** Fills the inbox of the caller's transaction. */
    void fill(List<StagedBlock> blocks) {
        jdbc.sql(INBOX).update();
        var connection = DataSourceUtils.getConnection(dataSource);
        try {
            CopyIn copy = connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy staged_line_inbox (" + StagedLineCopy.COLUMNS + ") from stdin");
            try {
                for (StagedBlock block : blocks) {
                    copy.writeToCopy(block.copyText(), 0, block.copyText().length);
                }
                copy.endCopy();
            } finally {
                if (copy.isActive()) {
                    copy.cancelCopy();
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(
                    "a chunk of lines could not be copied (SQL state " + e.getSQLState() + ")", e);
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }
}
