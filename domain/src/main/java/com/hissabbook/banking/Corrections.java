package com.hissabbook.banking;

import com.hissabbook.kernel.UserId;
import com.hissabbook.statement.StatementSource;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;

/** Rejected lines on their way back: downloaded in the file's own layout, corrected by a person, handed in again, or given up. */
public interface Corrections {

    /**
     * A file of rejects.
     *
     * @param extension of its name
     */
    record Download(String extension, Content content) {}

    /** Writes a file. */
    @FunctionalInterface
    interface Content {
        void to(OutputStream out) throws IOException;
    }

    /**
     * The open rejects of an import as they came, each with its number, column and reason behind it.
     *
     * @throws com.hissabbook.kernel.Refused if there are none, or if the format cannot hold them apart from the rest
     */
    Download rejects(ImportId id);

    /**
     * Receives the corrected rows of {@link #rejects}, or the whole corrected file, as an import of its own that corrects the other one.
     *
     * @throws com.hissabbook.kernel.Refused if it cannot be told which lines are meant
     */
    ImportId receive(ReceiveImport request, ImportId corrects);

    /**
     * Receives the stored file of a completed import once more, to be read as a replay read it, as an import of its own that corrects the first.
     *
     * @throws com.hissabbook.kernel.Refused {@code not-the-first}, {@code not-completed}, {@code correction-under-way}, {@code corrected-since}
     */
    ImportId readAgain(Replay replay, Review review, UserId by, String correlationId);

    /** @throws com.hissabbook.kernel.Refused if the file is one of {@link #rejects}, which says nothing without its import */
    void refuseRejects(ReceiveImport request);

    /** The import that this one corrects. */
    Optional<ImportId> corrects(ImportId id);

    /** The imports that correct this one, oldest first. */
    List<ImportId> of(ImportId id);

    /** The file as a person handed it in, where it differs from the import's. */
    Optional<StatementSource> handedIn(ImportId id);

    /**
     * Rejected lines with what became of them, in file order.
     *
     * @param after only lines behind this number
     */
    List<RejectedLine> lines(ImportId id, int after, int limit);

    /**
     * Notes that rejected lines will not come any more.
     *
     * @throws com.hissabbook.kernel.Refused if one of them is no open reject
     */
    void giveUp(ImportId id, List<Integer> lineNos, String note, UserId by);
}
