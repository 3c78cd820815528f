package com.hissabbook.api.security;

import com.hissabbook.identity.SigningKeys;
import com.hissabbook.identity.SigningKeys.SigningKey;
import com.hissabbook.kernel.Ids;
import com.hissabbook.kernel.UserId;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.text.ParseException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;

/** HissabBook's own tokens: ES256, with a key that was made at the first start and is kept sealed in the database. */
final class OwnIssuer implements AccessTokens {

    static final String ISSUER = "urn:hissabbook";
    static final String AUDIENCE = "urn:hissabbook:api";

    private final JWKSet keys;
    private final String signingKid;
    private final JwtEncoder encoder;

    OwnIssuer(SigningKeys signingKeys) {
        List<SigningKey> known = signingKeys.all(OwnIssuer::newKey);
        this.keys = new JWKSet(known.stream().map(OwnIssuer::parse).toList());
        this.signingKid = known.getFirst().kid();
        this.encoder = new NimbusJwtEncoder(source());
    }

    JwtDecoder decoder() {
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSource(source())
                .jwsAlgorithm(SignatureAlgorithm.ES256)
                .build();
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                JwtValidators.createDefaultWithIssuer(ISSUER), Audience.validator(AUDIENCE)));
        return decoder;
    }

    /** The public halves, as {@code /.well-known/jwks.json} shows them. */
    Map<String, Object> publicKeys() {
        return keys.toPublicJWKSet().toJSONObject();
    }

    @Override
    public String mint(UserId user) {
        Instant now = Instant.now();
        JwtClaimsSet claims = JwtClaimsSet.builder()
                .issuer(ISSUER)
                .audience(List.of(AUDIENCE))
                .subject(user.toString())
                .issuedAt(now)
                .expiresAt(now.plus(LIFETIME))
                .id(Ids.next().toString())
                .build();
        JwsHeader header =
                JwsHeader.with(SignatureAlgorithm.ES256).keyId(signingKid).build();
        return encoder.encode(JwtEncoderParameters.from(header, claims)).getTokenValue();
    }

    @Override
    public void requireOwnSignIn() {}

    private JWKSource<SecurityContext> source() {
        return new ImmutableJWKSet<>(keys);
    }

    private static SigningKey newKey() {
        try {
            ECKey key = new ECKeyGenerator(Curve.P_256)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.ES256)
                    .keyID(Ids.next().toString())
                    .generate();
            return new SigningKey(key.getKeyID(), key.toJSONString());
        } catch (JOSEException impossible) {
            throw new IllegalStateException("this JDK has no P-256", impossible);
        }
    }

    private static JWK parse(SigningKey key) {
        try {
            return JWK.parse(key.jwk());
        } catch (ParseException broken) {
            throw new IllegalStateException("the stored signing key " + key.kid() + " is not a JWK", broken);
        }
    }
}
