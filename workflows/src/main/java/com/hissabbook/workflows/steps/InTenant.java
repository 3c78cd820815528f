package com.hissabbook.workflows.steps;

import com.hissabbook.kernel.TenantId;
import com.hissabbook.kernel.TenantScope;
import java.util.function.Supplier;
import org.slf4j.MDC;

/** A step runs in the name of its tenant, and its log lines carry the ids of the request and of what it works on. */
public final class InTenant {

    private InTenant() {}

    /** @param subject such as {@code importId} */
    public static <R> R run(TenantId tenant, String correlationId, String subject, String id, Supplier<R> step) {
        MDC.put("correlationId", correlationId);
        MDC.put(subject, id);
        try {
            return TenantScope.inTenant(tenant, step::get);
        } finally {
            MDC.remove("correlationId");
            MDC.remove(subject);
        }
    }
}
