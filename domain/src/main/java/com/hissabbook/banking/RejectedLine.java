package com.hissabbook.banking;

import com.hissabbook.statement.Provenance;
import java.util.Optional;

/**
 * A line that could not be read, and what became of it.
 *
 * @param lineNo n-th record of the file
 * @param fileLine line of the file on which it begins
 * @param correctedBy the standing import whose line of the same number brings it readable
 * @param note why a person gave it up
 */
public record RejectedLine(
        int lineNo,
        int fileLine,
        String column,
        String reason,
        String raw,
        Optional<ImportId> correctedBy,
        Optional<String> note) {

    /** What became of a rejected line. A correction outdoes having been given up. */
    public enum Status {
        OPEN,
        CORRECTED,
        GIVEN_UP
    }

    public Status status() {
        if (correctedBy.isPresent()) {
            return Status.CORRECTED;
        }
        return note.isPresent() ? Status.GIVEN_UP : Status.OPEN;
    }

    /** Physical lines of the file that it takes. */
    int height() {
        return 1
                + (int) raw.replace("\r\n", "\n")
                        .chars()
                        .filter(c -> c == '\n' || c == '\r')
                        .count();
    }

    /** Whether where it ends is known: of longer records only the beginning is kept. */
    boolean isWhole() {
        return raw.length() < Provenance.MAX_RAW || height() == 1;
    }
}
