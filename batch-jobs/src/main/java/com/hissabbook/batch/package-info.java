/**
 * The jobs that move many rows: stage, plan and post an import, in chunks that are restartable one by one. A job's position is what is
 * committed in the rows themselves, never Batch's own memory of it.
 *
 * <p><b>Owns:</b> schema {@code batch}, Spring Batch's metadata under its own definitions.
 *
 * <p><b>Invariant:</b> a chunk's rows, the import's progress and the job's metadata commit together; a job that Batch calls completed
 * is believed only where the counts in {@code banking.import_job} say so too.
 *
 * <p><b>May use:</b> the domain.
 */
@ApplicationModule(
        displayName = "Batch jobs",
        allowedDependencies = {
            "kernel",
            "statement",
            "banking",
            "transaction",
            "classification",
            "ledger",
            "reconciliation"
        })
@NullMarked
package com.hissabbook.batch;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
