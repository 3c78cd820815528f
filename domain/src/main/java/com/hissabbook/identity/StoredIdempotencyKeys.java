package com.hissabbook.identity;

import com.hissabbook.kernel.TenantId;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * An advisory lock of the transaction is the claim: it needs no row, cannot be left behind by a crash, and is released after the
 * commit, so that whoever gets it next sees the answer. The unique key is the last word should two names ever share a lock.
 */
@Component
class StoredIdempotencyKeys implements IdempotencyKeys {

    private final JdbcClient jdbc;

    StoredIdempotencyKeys(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Claim claim(Key key, byte[] requestDigest) {
        if (!lock(key)) {
            return new InProgress();
        }
        forgetOld(key);
        return jdbc.sql("""
                        select request_digest, status, location, etag, body from identity.idempotency_key
                        where user_id = :user and tenant_id is not distinct from :tenant::uuid and key = :key""")
                .param("user", key.user().value())
                .param("tenant", tenant(key))
                .param("key", key.value())
                .query((row, number) -> claim(row, requestDigest))
                .optional()
                .orElseGet(First::new);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void remember(Key key, byte[] requestDigest, Answer answer) {
        jdbc.sql("""
                        insert into identity.idempotency_key
                            (tenant_id, user_id, key, request_digest, status, location, etag, body)
                        values (:tenant::uuid, :user, :key, :digest, :status, :location, :etag, :body)""")
                .param("tenant", tenant(key))
                .param("user", key.user().value())
                .param("key", key.value())
                .param("digest", requestDigest)
                .param("status", answer.status())
                .param("location", answer.location().orElse(null))
                .param("etag", answer.etag().orElse(null))
                .param("body", answer.body().orElse(null))
                .update();
    }

    private boolean lock(Key key) {
        return jdbc.sql("select pg_try_advisory_xact_lock(hashtextextended(?, 1))")
                .param("identity.idempotency_key/" + key.user() + "/"
                        + key.tenant().map(TenantId::toString).orElse("") + "/" + key.value())
                .query(Boolean.class)
                .single();
    }

    private void forgetOld(Key key) {
        jdbc.sql("""
                        delete from identity.idempotency_key
                        where user_id = ? and created_at < now() - interval '1 day'""").param(key.user().value()).update();
    }

    private static Claim claim(ResultSet row, byte[] requestDigest) throws SQLException {
        if (!MessageDigest.isEqual(row.getBytes("request_digest"), requestDigest)) {
            return new OtherRequest();
        }
        return new Done(new Answer(
                row.getInt("status"),
                Optional.ofNullable(row.getString("location")),
                Optional.ofNullable(row.getString("etag")),
                Optional.ofNullable(row.getString("body"))));
    }

    private static @Nullable UUID tenant(Key key) {
        return key.tenant().map(TenantId::value).orElse(null);
    }
}
