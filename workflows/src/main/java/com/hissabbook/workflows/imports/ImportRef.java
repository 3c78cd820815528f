package com.hissabbook.workflows.imports;

import com.hissabbook.banking.ImportId;
import com.hissabbook.kernel.TenantId;

/**
 * All that a workflow knows of its import: ids.
 *
 * @param correlationId ties log lines to the request that asked for the import
 */
public record ImportRef(String tenantId, String importId, String correlationId) {

    TenantId tenant() {
        return TenantId.of(tenantId);
    }

    ImportId id() {
        return ImportId.of(importId);
    }
}
