package com.hissabbook.workflows.replay;

import com.hissabbook.kernel.TenantId;
import java.util.UUID;

/**
 * All that a workflow knows of a replay: ids.
 *
 * @param correlationId ties log lines to the request that asked for it
 */
public record ReplayRef(String tenantId, String replayId, String correlationId) {

    TenantId tenant() {
        return TenantId.of(tenantId);
    }

    UUID id() {
        return UUID.fromString(replayId);
    }
}
