/**
 * What happens next, and when: durable Temporal workflows, one per process. They carry ids only, and their payloads are sealed; what is
 * true stands in the database.
 *
 * <p><b>Owns:</b> no table.
 *
 * <p><b>Invariant:</b> every step may run again; a workflow that is lost is started anew from the database by the sweeper and ends in
 * the same books.
 *
 * <p><b>May use:</b> the domain, the Batch jobs.
 */
@ApplicationModule(
        displayName = "Workflows",
        allowedDependencies = {"kernel", "banking", "transaction", "classification", "ledger", "reconciliation", "batch"
        })
@NullMarked
package com.hissabbook.workflows;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
