package com.hissabbook.kernel;

import java.util.UUID;

/** A person who signs in; never an e-mail address or a name, so it may stand in logs and audit records. */
public record UserId(UUID value) {

    public static UserId of(String text) {
        return new UserId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
