package com.hissabbook.classification;

import java.util.UUID;

/**
 * A person's choice for a transaction is about to be written. Announced in its transaction before anything is locked, so that the books are
 * held first and the rows of choices and accounts after them, as a merge does it.
 */
public record ReclassificationAhead(UUID transactionId) {}
