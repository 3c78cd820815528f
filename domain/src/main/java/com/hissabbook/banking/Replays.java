package com.hissabbook.banking;

import com.hissabbook.banking.Import.Refusal;
import com.hissabbook.kernel.UserId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Reads stored files once more, apart from what their imports staged, and tells what differs. Applying it is the ledger's. */
public interface Replays {

    /**
     * Notes that an import's file is to be read again.
     *
     * @param csvProfileId a layout other than that of the import
     * @throws com.hissabbook.kernel.Refused if the import is not completed, read by no layout, or being replayed
     */
    Replay request(ImportId id, Optional<UUID> csvProfileId, UserId requestedBy, String correlationId);

    Replay find(UUID replayId);

    Replay find(ImportId id, int no);

    /** Those of an import, the newest first. */
    List<Replay> of(ImportId id);

    /** The file, its reader of today and the place to go on from. */
    FileReading reading(UUID replayId);

    /** Adds the next blocks, in the caller's transaction. */
    void append(UUID replayId, List<StagedBlock> blocks);

    /** Notes that the file was read to its end, in the transaction of the last chunk. */
    void finish(UUID replayId, int linesSeen);

    /** Notes that the file cannot be read this way, in the transaction of the last chunk. */
    void refuse(UUID replayId, Refusal refusal);

    /** @throws com.hissabbook.kernel.Refused if the file is not read to its end */
    ReplayDiff diff(Replay replay);

    /**
     * Lines as both readings number them, in file order: those that are read otherwise.
     *
     * @param most no more than these
     */
    List<ReplayDiff.Numbers> changed(Replay replay, int most);

    /** What the lines of the first reading are numbered in this one; without those that are not there or cannot be read. */
    Map<Integer, Integer> nowOf(Replay replay, Collection<Integer> then);

    /** Stands for all that {@link #changed} tells. */
    String digest(Replay replay);

    /** Whether the reader is still the one that read. */
    boolean isByReaderOfToday(Replay replay);

    /** Notes which import corrects the first one by it, and which lines were taken back for it; in the caller's transaction. */
    void applied(UUID replayId, ImportId as, List<Integer> takenBack);

    /**
     * Notes that it is applied no longer; in the caller's transaction.
     *
     * @return the lines that were taken back for it
     * @throws com.hissabbook.kernel.Refused {@code not-applied}; {@code correction-stands} unless the import that corrected the first one was
     *     undone, cancelled, refused or has expired
     */
    List<Integer> reverted(Replay replay);

    /**
     * Places of the file, in file order.
     *
     * @param kind without one, all that are not unchanged
     * @param after only places behind this position
     * @throws com.hissabbook.kernel.Refused if the file is not read to its end
     */
    List<ReplayDiff.Place> places(Replay replay, Optional<ReplayDiff.Kind> kind, int after, int limit);
}
