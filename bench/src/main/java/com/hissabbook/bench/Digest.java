package com.hissabbook.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.postgresql.PGConnection;

/**
 * SHA-256 over what the books of one organisation say, free of ids and times: two organisations that were given the same file have the
 * same digest. An entry is named by its transaction's line, an account by its code.
 */
final class Digest {

    private static final List<String> PARTS = List.of("""
            select line_no, booked, value_date, amount, currency, counterparty, description, bank_id, occurrence, source
            from transaction.transaction where tenant_id = '%1$s'
            order by line_no, booked, amount, description, occurrence""", """
            select t.line_no, e.entry_date, e.kind, e.original_date
            from ledger.entry e left join transaction.transaction t using (transaction_id)
            where e.tenant_id = '%1$s' order by t.line_no, e.kind, e.entry_date""", """
            select t.line_no, a.code, p.no, p.amount, p.currency, p.entry_date
            from ledger.posting p
            join ledger.entry e using (entry_id)
            left join transaction.transaction t using (transaction_id)
            left join classification.account a using (account_id)
            where p.tenant_id = '%1$s' order by t.line_no, e.kind, p.no, a.code, p.amount""", """
            select a.code, b.currency, b.day, b.debit, b.credit, b.postings
            from ledger.daily_balance b left join classification.account a using (account_id)
            where b.tenant_id = '%1$s' order by a.code, b.currency, b.day""");

    private Digest() {}

    /** @param superuser a connection that sees every tenant's rows */
    static String of(Connection superuser, UUID tenant) throws SQLException {
        MessageDigest sha256 = sha256();
        try (OutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), sha256)) {
            for (String part : PARTS) {
                superuser
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyOut("copy (" + part.formatted(tenant) + ") to stdout", out);
                out.write(0);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return HexFormat.of().formatHex(sha256.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
