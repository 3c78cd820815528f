package com.hissabbook.api.security;

import com.hissabbook.api.http.HttpRefusal;
import com.hissabbook.identity.SignIn;
import com.hissabbook.kernel.UserId;
import java.util.Objects;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierJwtDecoder;

/** An outside OpenID provider signs people in; here its tokens are checked and its people recognised. */
final class OutsideIssuer implements AccessTokens {

    private final String issuer;
    private final String audience;
    private final SignIn signIn;

    OutsideIssuer(String issuer, String audience, SignIn signIn) {
        this.issuer = issuer;
        this.audience = audience;
        this.signIn = signIn;
    }

    /** Asks the provider for its keys with the first token, so that a start does not depend on it. */
    JwtDecoder decoder() {
        return new SupplierJwtDecoder(() -> {
            NimbusJwtDecoder decoder =
                    NimbusJwtDecoder.withIssuerLocation(issuer).build();
            decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                    JwtValidators.createDefaultWithIssuer(issuer), Audience.validator(audience)));
            return decoder;
        });
    }

    UserId person(Jwt token) {
        Optional<String> email = Boolean.TRUE.equals(token.getClaimAsBoolean("email_verified"))
                ? Optional.ofNullable(token.getClaimAsString("email"))
                : Optional.empty();
        String name = Optional.ofNullable(token.getClaimAsString("name")).orElse("New member");
        return signIn.recognise(issuer, Objects.requireNonNull(token.getSubject(), "a token without sub"), email, name);
    }

    @Override
    public String mint(UserId user) {
        throw refusal();
    }

    @Override
    public void requireOwnSignIn() {
        throw refusal();
    }

    private static HttpRefusal refusal() {
        return new HttpRefusal(
                HttpStatus.CONFLICT,
                "outside-provider",
                "People sign in with this installation's OpenID provider; there are no passwords here.");
    }
}
