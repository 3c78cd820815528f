package com.hissabbook.identity;

import com.hissabbook.identity.SignIn.Refreshed;
import com.hissabbook.identity.SignIn.SessionEnded;
import com.hissabbook.identity.SignIn.SignedIn;
import com.hissabbook.kernel.Ids;
import com.hissabbook.kernel.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Families of refresh tokens, each used once (RFC 9700, section 4.14.2). */
@Component
class RefreshTokens {

    private record Use(UUID family, UserId user) {}

    private final JdbcClient jdbc;

    RefreshTokens(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The first token of a new family. */
    @Transactional
    public SignedIn begin(UserId user) {
        jdbc.sql("delete from identity.refresh_token where user_id = ? and expires_at < now()")
                .param(user.value())
                .update();
        return issue(new Use(Ids.next(), user));
    }

    /** One statement decides who uses a token first; everyone after that ends the family, and that is committed, not rolled back. */
    @Transactional
    public Refreshed rotate(String token) {
        Optional<Use> use = jdbc.sql("""
                        update identity.refresh_token set used_at = now()
                        where token_hash = ? and used_at is null and revoked_at is null and expires_at > now()
                        returning family, user_id""")
                .param(Secrets.hash(token))
                .query(RefreshTokens::use)
                .optional();
        if (use.isPresent()) {
            return issue(use.get());
        }
        end(token);
        return new SessionEnded();
    }

    @Transactional
    public void end(String token) {
        jdbc.sql("""
                        update identity.refresh_token set revoked_at = now()
                        where revoked_at is null
                          and family = (select t.family from identity.refresh_token t where t.token_hash = ?)""").param(Secrets.hash(token)).update();
    }

    private SignedIn issue(Use use) {
        String token = Secrets.next();
        jdbc.sql("""
                        insert into identity.refresh_token (token_hash, family, user_id, expires_at)
                        values (?, ?, ?, now() + interval '30 days')""")
                .params(Secrets.hash(token), use.family(), use.user().value())
                .update();
        return new SignedIn(use.user(), token);
    }

    private static Use use(ResultSet row, int number) throws SQLException {
        return new Use(row.getObject("family", UUID.class), new UserId(row.getObject("user_id", UUID.class)));
    }
}
