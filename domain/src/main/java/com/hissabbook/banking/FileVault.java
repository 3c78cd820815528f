package com.hissabbook.banking;

import com.hissabbook.kernel.Ids;
import com.hissabbook.kernel.MasterKey;
import com.hissabbook.kernel.Seal;
import com.hissabbook.kernel.TenantId;
import com.hissabbook.kernel.TenantScope;
import com.hissabbook.statement.StatementSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Enumeration;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps each content once per tenant: cut into chunks, each compressed and then sealed under the master key together with its place,
 * so that chunks cannot be exchanged. Neither storing nor reading holds more than one chunk in memory.
 */
@Component
class FileVault {

    /** Small enough that the JVM does not keep chunks apart from other objects, which would let the heap grow with the file. */
    private static final int CHUNK = 1 << 18;

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Seal seal;

    FileVault(JdbcClient jdbc, TransactionTemplate transactions, MasterKey masterKey) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.seal = masterKey.seal("banking.source-file");
    }

    /** Stores the file unless its content is known; in the caller's transaction. */
    UUID store(Path file) {
        TenantId tenant = TenantScope.requireTenant();
        try {
            byte[] sha256 = digest(file);
            return stored(tenant, sha256).orElseGet(() -> insert(tenant, sha256, file));
        } catch (IOException e) {
            throw new UncheckedIOException("the received file cannot be read back", e);
        }
    }

    StatementSource open(UUID fileId) {
        long size = jdbc.sql("select size from banking.source_file where file_id = ?")
                .param(fileId)
                .query(Long.class)
                .single();
        TenantId tenant = TenantScope.requireTenant();
        return new StatementSource() {
            @Override
            public InputStream open() {
                return new java.io.SequenceInputStream(new Chunks(tenant, fileId));
            }

            @Override
            public long size() {
                return size;
            }
        };
    }

    private Optional<UUID> stored(TenantId tenant, byte[] sha256) {
        return jdbc.sql("select file_id from banking.source_file where tenant_id = ? and sha256 = ?")
                .params(tenant.value(), sha256)
                .query(UUID.class)
                .optional();
    }

    private UUID insert(TenantId tenant, byte[] sha256, Path file) {
        UUID fileId = Ids.next();
        try {
            int inserted = jdbc.sql(
                            "insert into banking.source_file (file_id, tenant_id, sha256, size) values (?, ?, ?, ?)"
                                    + " on conflict (tenant_id, sha256) do nothing")
                    .params(fileId, tenant.value(), sha256, Files.size(file))
                    .update();
            if (inserted == 0) {
                return stored(tenant, sha256).orElseThrow();
            }
            try (InputStream in = Files.newInputStream(file)) {
                int no = 0;
                for (byte[] chunk = in.readNBytes(CHUNK); chunk.length > 0; chunk = in.readNBytes(CHUNK)) {
                    jdbc.sql(
                                    "insert into banking.source_file_chunk (file_id, no, tenant_id, sealed) values (?, ?, ?, ?)")
                            .params(fileId, no, tenant.value(), seal.close(deflated(chunk), place(fileId, no)))
                            .update();
                    no++;
                }
            }
            return fileId;
        } catch (IOException e) {
            throw new UncheckedIOException("the received file cannot be read back", e);
        }
    }

    private static byte[] digest(Path file) throws IOException {
        try (var in = new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
            return in.getMessageDigest().digest();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("this JDK has no SHA-256", impossible);
        }
    }

    private static byte[] deflated(byte[] chunk) throws IOException {
        var out = new ByteArrayOutputStream(chunk.length / 4);
        var fast = new Deflater(Deflater.BEST_SPEED);
        try (var deflating = new DeflaterOutputStream(out, fast)) {
            deflating.write(chunk);
        } finally {
            fast.end();
        }
        return out.toByteArray();
    }

    private static byte[] place(UUID fileId, int no) {
        return ByteBuffer.allocate(20)
                .putLong(fileId.getMostSignificantBits())
                .putLong(fileId.getLeastSignificantBits())
                .putInt(no)
                .array();
    }

    /** The file's chunks as streams, each fetched when the one before it is used up. */
    private final class Chunks implements Enumeration<InputStream> {

        private final TenantId tenant;
        private final UUID fileId;
        private int no;
        private Optional<byte[]> next;

        private Chunks(TenantId tenant, UUID fileId) {
            this.tenant = tenant;
            this.fileId = fileId;
            this.next = fetch(0);
        }

        @Override
        public boolean hasMoreElements() {
            return next.isPresent();
        }

        @Override
        public InputStream nextElement() {
            byte[] plain = seal.open(next.orElseThrow(), place(fileId, no));
            next = fetch(++no);
            return new InflaterInputStream(new java.io.ByteArrayInputStream(plain));
        }

        private Optional<byte[]> fetch(int chunkNo) {
            return TenantScope.inTenant(
                    tenant,
                    () -> transactions.execute(status -> jdbc.sql(
                                    "select sealed from banking.source_file_chunk where file_id = ? and no = ?")
                            .params(fileId, chunkNo)
                            .query(byte[].class)
                            .optional()));
        }
    }
}
