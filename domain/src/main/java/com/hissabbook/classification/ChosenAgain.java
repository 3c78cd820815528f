package com.hissabbook.classification;

import com.hissabbook.rule.Destination;
import java.util.UUID;

/**
 * A person chose for a transaction what is chosen already. Nothing is noted; books that came apart from the choice, by a merge that was
 * undone, follow it.
 */
public record ChosenAgain(UUID transactionId, Destination to) {}
