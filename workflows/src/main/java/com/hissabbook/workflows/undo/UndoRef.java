package com.hissabbook.workflows.undo;

import com.hissabbook.kernel.TenantId;
import java.util.UUID;

/**
 * All that a workflow knows of an undo: ids.
 *
 * @param correlationId ties log lines to the request that asked for it
 */
public record UndoRef(String tenantId, String undoId, String correlationId) {

    TenantId tenant() {
        return TenantId.of(tenantId);
    }

    UUID id() {
        return UUID.fromString(undoId);
    }
}
