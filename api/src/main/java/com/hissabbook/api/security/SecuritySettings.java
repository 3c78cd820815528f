package com.hissabbook.api.security;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param issuerUri an outside OpenID provider; without one HissabBook issues its own tokens for passwords
 * @param audience what the outside provider's tokens must be meant for; required with {@code issuerUri}
 */
@ConfigurationProperties("hissabbook.security")
record SecuritySettings(
        @Nullable String issuerUri, @Nullable String audience) {

    SecuritySettings {
        if (issuerUri != null && issuerUri.isBlank()) {
            issuerUri = null;
        }
        if (issuerUri != null && (audience == null || audience.isBlank())) {
            throw new IllegalArgumentException("hissabbook.security.audience must be set with issuer-uri:"
                    + " a token that the provider made for another program must not open this one");
        }
    }
}
