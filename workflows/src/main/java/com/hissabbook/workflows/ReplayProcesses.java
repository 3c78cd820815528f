package com.hissabbook.workflows;

import com.hissabbook.kernel.TenantId;
import java.util.UUID;

/** Starts the workflows that read stored files once more. How far one is, the database says. */
public interface ReplayProcesses {

    /** Starts the workflow of a noted replay unless it runs already; where Temporal does not answer, the sweeper does it later. */
    void start(TenantId tenant, UUID replayId);
}
