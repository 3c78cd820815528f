package com.hissabbook.bench;

import com.hissabbook.embedded.EmbeddedPostgres;
import com.hissabbook.embedded.Migration;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The other side of the comparison: a second, migrated database of the same server, with the same durability, that takes the rows which
 * an import left behind by plain COPY. Once into the same tables with the same indexes, constraints and triggers, once into heaps that
 * have none of them; each in one transaction, whose commit is part of the time.
 */
final class CopySide {

    private static final String DATABASE = "copy_side";

    private final EmbeddedPostgres server;
    private final Rows rows;

    private CopySide(EmbeddedPostgres server, Rows rows) {
        this.server = server;
        this.rows = rows;
    }

    static CopySide prepare(Installation installation) throws SQLException, IOException {
        EmbeddedPostgres server = installation.postgres();
        server.createDatabase(DATABASE, "template0");
        try (Connection owner = server.connect(EmbeddedPostgres.OWNER, DATABASE)) {
            Migration.run(owner, Migration.CHANGELOG);
        }
        CopySide side = new CopySide(
                server, new Rows(Files.createDirectories(installation.folder().resolve("rows"))));
        side.createHeaps();
        return side;
    }

    private Connection superuser() throws SQLException {
        return server.connect(EmbeddedPostgres.SUPERUSER, DATABASE);
    }

    private void createHeaps() throws SQLException {
        try (Connection superuser = superuser()) {
            Sql.run(superuser, "create schema bare");
            for (Rows.Table table : heaps()) {
                Sql.run(superuser, "create table " + heap(table) + " as table " + table.name() + " with no data");
            }
            Sql.run(superuser, "alter table bare.ledger_entry alter written_by set default pg_current_xact_id()");
        }
    }

    private static List<Rows.Table> heaps() {
        List<Rows.Table> tables = new ArrayList<>(Rows.IMPORTED);
        tables.add(Rows.ROLLUP);
        return tables;
    }

    private static String heap(Rows.Table table) {
        return "bare." + table.name().replace('.', '_');
    }

    /** Takes the organisation's rows out of the application's database, and puts in place here what they refer to. */
    void take(Connection source, UUID tenant) throws SQLException, IOException {
        for (Rows.Table table : Rows.PREREQUISITES) {
            rows.export(source, table, tenant);
        }
        for (Rows.Table table : heaps()) {
            rows.export(source, table, tenant);
        }
        try (Connection superuser = superuser()) {
            superuser.setAutoCommit(false);
            actFor(superuser, tenant);
            for (Rows.Table table : Rows.PREREQUISITES) {
                rows.copyIn(superuser, table, table.name());
            }
            Sql.rows(
                    superuser,
                    "update banking.import_job set state = 'STAGING' where tenant_id = ? returning import_id",
                    tenant);
            superuser.commit();
        }
    }

    /** Until the transaction ends: the triggers' functions run as the owner, who is bound by row-level security too. */
    private static void actFor(Connection superuser, UUID tenant) throws SQLException {
        Sql.text(superuser, "select set_config('hissabbook.tenant', ?, true)", tenant.toString());
    }

    /** Seconds for the rows into the same tables, with all that these check and keep. */
    double copyIntoTables(UUID tenant) throws SQLException, IOException {
        try (Connection superuser = superuser()) {
            Sql.run(superuser, "checkpoint");
            superuser.setAutoCommit(false);
            long start = System.nanoTime();
            actFor(superuser, tenant);
            for (Rows.Table table : Rows.IMPORTED) {
                rows.copyIn(superuser, table, table.name());
            }
            superuser.commit();
            return (System.nanoTime() - start) / 1e9;
        }
    }

    /** Seconds for the rows, rollups too, into tables without index, constraint and trigger. */
    double copyIntoHeaps() throws SQLException, IOException {
        try (Connection superuser = superuser()) {
            Sql.run(superuser, "checkpoint");
            superuser.setAutoCommit(false);
            long start = System.nanoTime();
            for (Rows.Table table : heaps()) {
                rows.copyIn(superuser, table, heap(table));
            }
            superuser.commit();
            return (System.nanoTime() - start) / 1e9;
        }
    }

    String digest(UUID tenant) throws SQLException {
        try (Connection superuser = superuser()) {
            return Digest.of(superuser, tenant);
        }
    }
}
