package com.hissabbook.identity;

import java.util.List;
import java.util.function.Supplier;

/** The keys that sign access tokens, the same for every process of the installation. */
public interface SigningKeys {

    /**
     * All keys, the newest first: it signs, the others still verify.
     *
     * @param first makes the first key of the installation; called by at most one process ever
     */
    List<SigningKey> all(Supplier<SigningKey> first);

    /**
     * @param kid the key's name in a token's header
     * @param jwk the private key as JSON (RFC 7517); stored sealed
     */
    record SigningKey(String kid, String jwk) {

        @Override
        public String toString() {
            return "SigningKey[" + kid + "]";
        }
    }
}
