package com.hissabbook.identity;

import com.hissabbook.kernel.AuditableEvent;
import com.hissabbook.kernel.TenantId;
import java.util.Map;
import java.util.UUID;

/**
 * A new organisation exists. Announced inside its transaction and its {@code TenantScope}: whoever equips it (a default chart of
 * accounts) does so there or not at all.
 *
 * @param currency ISO 4217, in which it keeps its books
 */
public record OrganisationFounded(TenantId organisation, String currency) implements AuditableEvent {

    @Override
    public String action() {
        return "identity.organisation-founded";
    }

    @Override
    public UUID subject() {
        return organisation.value();
    }

    @Override
    public Map<String, String> facts() {
        return Map.of("currency", currency);
    }
}
