package com.hissabbook.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.postgresql.PGConnection;

/** Rows of whole tables on their way between databases by COPY, in its text format. */
final class Rows {

    private static final int BUFFER = 1 << 16;

    /** What {@code ledger.entry} must say of itself in each database: the transaction that writes it. */
    private static final String WRITTEN_BY_DEFAULT = "written_by";

    /**
     * One table.
     *
     * @param order of its rows as the import wrote them
     */
    record Table(String name, String order) {

        private String file() {
            return name + ".copy";
        }
    }

    /** What an import's rows refer to, in the order in which they do; not timed. */
    static final List<Table> PREREQUISITES = List.of(
            new Table("banking.source_file", "file_id"),
            new Table("banking.money_account", "money_account_id"),
            new Table("banking.csv_profile", "csv_profile_id"),
            new Table("banking.import_job", "import_id"),
            new Table("banking.statement", "import_id, statement_no"),
            new Table("classification.account", "account_id"),
            new Table("classification.rule", "rule_id"));

    /** What an import writes. */
    static final List<Table> IMPORTED = List.of(
            new Table("banking.staged_line", "import_id, line_no"),
            new Table("transaction.planned_line", "import_id, line_no"),
            new Table("classification.assignment", "transaction_id"),
            new Table("transaction.transaction", "transaction_id"),
            new Table("ledger.entry", "entry_id"),
            new Table("ledger.posting", "entry_id, no"));

    /** Where the database itself keeps the rollups, a trigger writes it. */
    static final Table ROLLUP = new Table("ledger.daily_balance", "account_id, currency, day");

    private final Path folder;

    Rows(Path folder) {
        this.folder = folder;
    }

    /** Writes one tenant's rows of the table to a file. */
    void export(Connection superuser, Table table, UUID tenant) throws SQLException, IOException {
        String query = "copy (select %s from %s where tenant_id = '%s' order by %s) to stdout"
                .formatted(columns(superuser, table), table.name(), tenant, table.order());
        try (OutputStream out = Files.newOutputStream(folder.resolve(table.file()))) {
            superuser.unwrap(PGConnection.class).getCopyAPI().copyOut(query, out);
        }
    }

    /** Copies the exported rows into that schema's table of the same name, or into the table itself. */
    long copyIn(Connection superuser, Table table, String target) throws SQLException, IOException {
        String statement = "copy %s (%s) from stdin".formatted(target, columns(superuser, table));
        try (InputStream in = Files.newInputStream(folder.resolve(table.file()))) {
            return superuser.unwrap(PGConnection.class).getCopyAPI().copyIn(statement, in, BUFFER);
        }
    }

    private static String columns(Connection superuser, Table table) throws SQLException {
        return Sql.text(superuser, """
                select string_agg(quote_ident(attname), ', ' order by attnum) from pg_attribute
                where attrelid = ?::regclass and attnum > 0 and not attisdropped and attgenerated = '' and attname <> ?""", table.name(), WRITTEN_BY_DEFAULT);
    }
}
