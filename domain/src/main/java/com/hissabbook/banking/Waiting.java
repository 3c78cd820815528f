package com.hissabbook.banking;

import java.time.Duration;
import java.util.Optional;

/**
 * An import that waits for a person: for an answer, or for the review of its plan. It is reminded of from time to time, and expires as if it
 * had been cancelled. A decision on a line or a plan made anew begins the wait anew.
 */
public interface Waiting {

    /**
     * Reminds of the import or lets it expire if that is due; may be asked at any time.
     *
     * @return when to look again, empty if it waits no more
     */
    Optional<Duration> look(ImportId id);
}
