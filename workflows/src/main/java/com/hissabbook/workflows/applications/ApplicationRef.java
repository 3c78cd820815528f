package com.hissabbook.workflows.applications;

import com.hissabbook.kernel.TenantId;
import java.util.UUID;

/**
 * All that a workflow knows of an application: ids.
 *
 * @param correlationId ties log lines to the request that asked for it
 */
public record ApplicationRef(String tenantId, String applicationId, String correlationId) {

    TenantId tenant() {
        return TenantId.of(tenantId);
    }

    UUID id() {
        return UUID.fromString(applicationId);
    }
}
