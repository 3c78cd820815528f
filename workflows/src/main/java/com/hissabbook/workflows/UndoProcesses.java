package com.hissabbook.workflows;

import com.hissabbook.kernel.TenantId;
import java.util.UUID;

/** Starts the workflows that take imports out of the books, or bring them back. How far one is, the database says. */
public interface UndoProcesses {

    /** Starts the workflow of a noted undo unless it runs already; where Temporal does not answer, the sweeper does it later. */
    void start(TenantId tenant, UUID undoId);
}
