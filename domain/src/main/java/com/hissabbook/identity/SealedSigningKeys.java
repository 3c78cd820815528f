package com.hissabbook.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.hissabbook.kernel.MasterKey;
import com.hissabbook.kernel.Seal;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
class SealedSigningKeys implements SigningKeys {

    private final JdbcClient jdbc;
    private final Seal seal;

    SealedSigningKeys(JdbcClient jdbc, MasterKey masterKey) {
        this.jdbc = jdbc;
        this.seal = masterKey.seal("identity.signing-key");
    }

    @Override
    @Transactional
    public List<SigningKey> all(Supplier<SigningKey> first) {
        // Processes that start at the same time wait for each other here, so that one key is made.
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('identity.signing_key', 0))")
                .query((row, number) -> true)
                .single();
        List<SigningKey> known = stored();
        if (!known.isEmpty()) {
            return known;
        }
        SigningKey key = first.get();
        jdbc.sql("insert into identity.signing_key (kid, sealed_jwk) values (?, ?)")
                .params(key.kid(), seal.close(key.jwk().getBytes(UTF_8), context(key.kid())))
                .update();
        return List.of(key);
    }

    private List<SigningKey> stored() {
        return jdbc.sql("select kid, sealed_jwk from identity.signing_key order by created_at desc, kid")
                .query((row, number) -> opened(row.getString("kid"), row.getBytes("sealed_jwk")))
                .list();
    }

    private SigningKey opened(String kid, byte[] sealed) {
        return new SigningKey(kid, new String(seal.open(sealed, context(kid)), UTF_8));
    }

    private static byte[] context(String kid) {
        return kid.getBytes(UTF_8);
    }
}
