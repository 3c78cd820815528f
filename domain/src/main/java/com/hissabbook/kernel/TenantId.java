package com.hissabbook.kernel;

import java.util.UUID;

/** The organisation whose rows are meant; every tenant row carries it and row-level security compares it. */
public record TenantId(UUID value) {

    public static TenantId of(String text) {
        return new TenantId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
