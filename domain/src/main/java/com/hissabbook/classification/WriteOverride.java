package com.hissabbook.classification;

import com.hissabbook.kernel.Refused;
import com.hissabbook.kernel.Wording;
import java.util.Optional;
import java.util.UUID;

/**
 * A person's choice of account.
 *
 * @param note why, in at most 500 characters
 */
public record WriteOverride(UUID accountId, Optional<String> note) {

    /** @throws Refused {@code invalid-note} */
    public WriteOverride {
        note = Wording.optional("note", note, 500);
    }

    /** Without the note, which may name somebody. */
    @Override
    public String toString() {
        return "WriteOverride[" + accountId + "]";
    }
}
