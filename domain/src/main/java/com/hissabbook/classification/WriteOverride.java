package com.hissabbook.classification;

import com.hissabbook.kernel.Refused;
import com.hissabbook.kernel.Wording;
import com.hissabbook.rule.Destination;
import java.util.Optional;
import java.util.UUID;

/**
 * A person's choice of an account or a split.
 *
 * @param note why, in at most 500 characters
 */
public record WriteOverride(Destination to, Optional<String> note) {

    /** @throws Refused {@code invalid-note} */
    public WriteOverride {
        note = Wording.optional("note", note, 500);
    }

    /** All of it on one account, without a note. */
    public static WriteOverride to(UUID accountId) {
        return new WriteOverride(new Destination.Whole(accountId), Optional.empty());
    }

    /** Without the note, which may name somebody. */
    @Override
    public String toString() {
        return "WriteOverride[" + to.inShort() + "]";
    }
}
