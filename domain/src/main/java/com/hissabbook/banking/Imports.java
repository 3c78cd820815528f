package com.hissabbook.banking;

import com.hissabbook.statement.StatementSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Imports as people see them: hand a file in, watch it, take it back. */
public interface Imports {

    /**
     * Stores the file (once per content) and notes the import, in one transaction with the note that its workflow must be started.
     *
     * @return the id; the import is {@link ImportState#RECEIVED}
     */
    ImportId receive(ReceiveImport request);

    /** @throws com.hissabbook.kernel.Refused if the tenant has no such import */
    Import find(ImportId id);

    /**
     * Newest first.
     *
     * @param before only imports older than this one
     */
    List<Import> list(Optional<UUID> before, int limit);

    /** What the file says of each account in it; empty until it was read to its end. */
    List<ImportStatement> statements(ImportId id);

    /**
     * Staged lines in file order.
     *
     * @param after only lines behind this number
     */
    List<StagedLine> lines(ImportId id, int after, int limit);

    /** The staged lines of those numbers, in file order. */
    List<StagedLine> lines(ImportId id, List<Integer> lineNos);

    /** @throws com.hissabbook.kernel.Refused if there is no such line */
    StagedLine line(ImportId id, int lineNo);

    /** The stored file itself. */
    StatementSource file(ImportId id);
}
