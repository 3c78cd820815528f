package com.hissabbook.api.security;

import com.hissabbook.kernel.UserId;
import java.time.Duration;

/** Mints the short-lived tokens that the API's own resource server accepts. */
public interface AccessTokens {

    /** How long a token opens the API; a change of role counts at once, since roles are looked up and never in the token. */
    Duration LIFETIME = Duration.ofMinutes(15);

    /** @throws com.hissabbook.api.http.HttpRefusal 409 {@code outside-provider} where an outside OpenID provider does this */
    String mint(UserId user);

    /** Refuses what only makes sense with passwords, before anything is looked up. */
    void requireOwnSignIn();
}
