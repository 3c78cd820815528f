package com.hissabbook.classification;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** Which transactions no choice of account can move. The ledger tells it, since only the books know; classification, which it may use, asks here. */
public interface FixedInBooks {

    /** Why a transaction stays where it is. */
    enum Why {
        /** It was taken out of the books, by a person or with its import. */
        VOIDED,
        /** It is one side of a transfer that is matched. */
        MATCHED
    }

    /** Those of the given transactions that are fixed. The cost is a few look-ups by key for each. */
    Map<UUID, Why> among(Collection<UUID> transactions);
}
