package com.hissabbook.audit;

import java.util.List;
import java.util.OptionalLong;

/** The tenant's audit records. */
public interface AuditTrail {

    /** Newest first, only those before the given place. */
    List<AuditRecord> list(long before, int limit);

    /** Place of the first record that does not fit the chain; empty if all do. */
    OptionalLong firstBadRecord();
}
