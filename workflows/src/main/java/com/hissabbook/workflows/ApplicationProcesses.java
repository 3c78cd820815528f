package com.hissabbook.workflows;

import com.hissabbook.kernel.TenantId;
import java.util.UUID;

/** Starts the workflows that apply rules to the past, merge accounts, or take that back. How far one is, the database says. */
public interface ApplicationProcesses {

    /** Starts the workflow of a noted application unless it runs already; where Temporal does not answer, the sweeper does it later. */
    void start(TenantId tenant, UUID applicationId);
}
