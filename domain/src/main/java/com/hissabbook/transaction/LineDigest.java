package com.hissabbook.transaction;

import java.util.Optional;
import java.util.UUID;

/**
 * How a line's text becomes the digest by which the line is recognised. Another function is another version, to which {@link FactsUpgrade}
 * brings what is known already; a program and its database are of one version. See {@code docs/adr/0028-canonical-description.md}.
 */
public interface LineDigest {

    /** The one that this program writes. */
    LineDigest CURRENT = new LineDigest() {
        @Override
        public int version() {
            return CanonicalDescription.VERSION;
        }

        @Override
        public UUID of(String currency, Optional<String> counterparty, String description) {
            return CanonicalDescription.digest(currency, counterparty, description);
        }
    };

    int version();

    /** Depends on its arguments alone, which are as they are kept with the line. */
    UUID of(String currency, Optional<String> counterparty, String description);
}
