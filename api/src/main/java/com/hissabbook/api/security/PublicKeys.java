package com.hissabbook.api.security;

import com.hissabbook.api.http.HttpRefusal;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The keys that verify our tokens, for whoever else wants to (RFC 7517). */
@Hidden
@RestController
class PublicKeys {

    private final ObjectProvider<OwnIssuer> issuer;

    PublicKeys(ObjectProvider<OwnIssuer> issuer) {
        this.issuer = issuer;
    }

    @GetMapping("/.well-known/jwks.json")
    Map<String, Object> jwks() {
        OwnIssuer own = issuer.getIfAvailable();
        if (own == null) {
            throw new HttpRefusal(
                    HttpStatus.NOT_FOUND, "outside-provider", "The outside OpenID provider publishes its own keys.");
        }
        return own.publicKeys();
    }
}
