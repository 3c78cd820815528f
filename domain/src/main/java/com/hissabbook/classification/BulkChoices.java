package com.hissabbook.classification;

import java.util.List;
import java.util.UUID;

/** A person's choice of account for many transactions at once: for all of them, or for none. */
public interface BulkChoices {

    /** How many transactions one request may name. */
    int MOST = 500;

    /**
     * Chooses the account for each. If one is refused, nothing is changed, and the lines tell what would have come of each. For which a person chose
     * another account before is refused ({@code chosen-before}) unless the wish replaces choices.
     *
     * @throws com.hissabbook.kernel.Refused {@code too-many-transactions}
     */
    Done choose(Wish wish);

    /** What would come of it; nothing is changed. */
    Done tried(Wish wish);

    /**
     * @param replaceChoices also where a person chose otherwise before
     * @param leaveOutFixed what is fixed in the books is left out, as nobody named it one by one; otherwise it is refused
     */
    record Wish(List<UUID> transactions, WriteOverride choice, boolean replaceChoices, boolean leaveOutFixed) {}

    /** @param applied whether the choices stand */
    record Done(boolean applied, List<Line> lines) {}

    /**
     * @param code why it is refused or left out, else empty
     * @param detail the same in words, else empty
     */
    record Line(UUID transactionId, Outcome outcome, String code, String detail) {}

    /** What came of one transaction. */
    enum Outcome {
        CHOSEN,
        ALREADY_SO,
        /** Fixed in the books: voided, or matched as a transfer. */
        LEFT_OUT,
        REFUSED
    }
}
