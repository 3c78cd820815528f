package com.hissabbook.classification;

import java.util.List;
import java.util.UUID;

/**
 * An account that a transaction may belong to.
 *
 * @param confidence from 1 to 99
 * @param words that it shares with the look-alikes, the rarest first
 * @param alike transactions on that account that look most like it, at most three
 */
public record Suggestion(UUID transactionId, UUID accountId, int confidence, List<String> words, List<Alike> alike) {

    /** @param likeness from 1 to 100 */
    public record Alike(UUID transactionId, int likeness) {}

    /** The same of another transaction, which looks alike to the word. */
    Suggestion about(UUID other) {
        return new Suggestion(other, accountId, confidence, words, alike);
    }

    /** Without the words, which may name somebody. */
    @Override
    public String toString() {
        return "Suggestion[" + transactionId + " " + accountId + " " + confidence + "]";
    }
}
