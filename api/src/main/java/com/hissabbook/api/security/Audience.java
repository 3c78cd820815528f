package com.hissabbook.api.security;

import java.util.List;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;

/** A token opens only what it was made for. */
final class Audience {

    private Audience() {}

    static OAuth2TokenValidator<Jwt> validator(String audience) {
        return new JwtClaimValidator<List<String>>(
                JwtClaimNames.AUD, given -> given != null && given.contains(audience));
    }
}
