package com.hissabbook.banking;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * An import that waits for a person: for an answer, or for the review of its plan. It is reminded of from time to time, and expires as if it
 * had been cancelled. A decision on a line or a plan made anew begins the wait anew.
 */
public interface Waiting {

    /**
     * A wait that goes on.
     *
     * @param again after which time to look again
     * @param since when it began
     * @param expires when it ends, and the import with it
     */
    record Wait(Duration again, Instant since, Instant expires) {}

    /**
     * Reminds of the import or lets it expire if that is due; may be asked at any time.
     *
     * @return the wait, empty if there is none any more
     */
    Optional<Wait> look(ImportId id);
}
