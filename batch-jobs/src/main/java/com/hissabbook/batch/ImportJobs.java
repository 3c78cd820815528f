package com.hissabbook.batch;

import com.hissabbook.banking.ImportId;
import com.hissabbook.kernel.TenantId;
import java.util.UUID;
import java.util.concurrent.Future;

/**
 * The Batch jobs of an import. Each runs on a thread of its own; cancelling the future stops the job at its next chunk. A job that was
 * completed before is a success and does nothing; one that was left behind by a dead process is taken over and goes on where its last
 * chunk was committed.
 */
public interface ImportJobs {

    /** Reads the file into staged lines. */
    Future<?> stage(TenantId tenant, ImportId id);

    /** Decides what becomes of each staged line, and to which account each new one goes. */
    Future<?> plan(TenantId tenant, ImportId id, int planNo);

    /** Writes transactions, entries, postings and rollups of the new lines. */
    Future<?> post(TenantId tenant, ImportId id);

    /** Takes the import's transactions out of the books, or brings them back, as the undo says. */
    Future<?> undo(TenantId tenant, UUID undoId);

    /** Reads the file once more, apart from what is staged. */
    Future<?> replay(TenantId tenant, UUID replayId);
}
