package com.hissabbook.banking;

import java.util.List;

/** Brings a file's records into {@code banking.staged_line}, in chunks that are restartable one by one. */
public interface Staging {

    /** The file, its reader and the place to go on from. The import must be {@link ImportState#STAGING}. */
    FileReading reading(ImportId id);

    /**
     * Adds the next blocks, in the caller's transaction.
     *
     * @param blocks at least one, each going on where the one before it ends
     * @throws FencedOff if the import has moved on without the caller, so that the first block is not the next one
     */
    void append(ImportId id, List<StagedBlock> blocks);

    /**
     * Notes that the file was read to its end, and to which money account each statement belongs; refuses the import where that
     * cannot be told. In the caller's transaction, together with the last chunk.
     */
    void finish(ImportId id, FileSummary summary);
}
