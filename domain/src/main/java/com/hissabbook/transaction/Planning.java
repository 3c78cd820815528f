package com.hissabbook.transaction;

import com.hissabbook.banking.Import.Outcome;
import com.hissabbook.banking.ImportId;
import com.hissabbook.banking.LineRange;
import java.util.List;
import java.util.Optional;

/** Decides what becomes of each staged line of an import, and carries the decisions out. */
public interface Planning {

    /**
     * Takes the import's turn on every money account that its file names, so that no other import plans or posts there. Taken again,
     * it is kept.
     *
     * @return the import that has the turn on one of them, empty when all are the caller's
     */
    Optional<ImportId> takeTurn(ImportId id);

    /** Gives the turn back; without one nothing happens. */
    void giveTurnBack(ImportId id);

    /** Writes one decision per staged line, replacing an earlier plan of the import; in the caller's transaction. */
    Outcome plan(ImportId id);

    /** Inserts the transactions of the NEW lines in the range; in the caller's transaction. Returns how many. */
    int recordTransactions(ImportId id, LineRange range);

    /** Decisions in file order, of one kind or of all. */
    List<PlannedLine> plannedLines(ImportId id, Optional<Decision> decision, int after, int limit);
}
