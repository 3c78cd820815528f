package com.hissabbook.batch;

import com.hissabbook.kernel.TenantId;
import java.util.UUID;
import java.util.concurrent.Future;

/** The Batch jobs that move booked transactions to other accounts; as {@link ImportJobs} each may be started again at any time. */
public interface ApplicationJobs {

    /** Writes the entries of the application's lines. */
    Future<?> apply(TenantId tenant, UUID applicationId);

    /** Reverses them. */
    Future<?> takeBack(TenantId tenant, UUID applicationId);
}
