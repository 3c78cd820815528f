package com.hissabbook.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.hissabbook.kernel.MasterKey;
import java.security.GeneralSecurityException;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Counts attempts to sign in per account and address, for all processes alike. An attempt is counted before the password is looked
 * at, so that parallel guesses do not slip through; a success clears the count.
 */
@Component
class LoginAttempts {

    /** Wrong passwords that are let through in one window of 15 minutes. */
    static final int ALLOWED = 10;

    private record Count(int attempts, long secondsLeft) {}

    private final JdbcClient jdbc;
    private final SecretKey naming;

    LoginAttempts(JdbcClient jdbc, MasterKey masterKey) {
        this.jdbc = jdbc;
        this.naming = masterKey.deriveForHmac("identity.login-attempt");
    }

    /** Counts one attempt; answers how many seconds to wait if there were too many. */
    OptionalLong count(String email, String address) {
        Count count = jdbc.sql("""
                        insert into identity.login_attempt as a (attempt_key, attempts, window_ends)
                        values (?, 1, now() + interval '15 minutes')
                        on conflict (attempt_key) do update set
                            attempts = case when a.window_ends < now() then 1 else a.attempts + 1 end,
                            window_ends = case when a.window_ends < now() then excluded.window_ends else a.window_ends end
                        returning attempts, ceil(extract(epoch from window_ends - now()))::bigint as seconds_left""")
                .param(key(email, address))
                .query((row, number) -> new Count(row.getInt("attempts"), row.getLong("seconds_left")))
                .single();
        return count.attempts() > ALLOWED ? OptionalLong.of(Math.max(1, count.secondsLeft())) : OptionalLong.empty();
    }

    void clear(String email, String address) {
        jdbc.sql("delete from identity.login_attempt where attempt_key = ? or window_ends < now() - interval '1 day'")
                .param(key(email, address))
                .update();
    }

    private byte[] key(String email, String address) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(naming);
            return mac.doFinal((People.normal(email) + "\n" + address).getBytes(UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
