package com.hissabbook.transaction;

import java.util.Optional;
import java.util.UUID;

/**
 * The decision on one staged line.
 *
 * @param transactionId for NEW the transaction that it becomes, for DUPLICATE and CONFLICT the known one
 * @param reason stable code of why: {@code first-seen}, {@code same-bank-id}, {@code same-facts}, {@code bank-id-with-other-facts},
 *     {@code maybe-second-identical} (it may be a second purchase just like the known one), {@code decided} and {@code skipped} (by a
 *     person), {@code not-booked}, {@code currency-mismatch}, or the code of the line's rejection
 * @param note what the person who decided said
 */
public record PlannedLine(
        int lineNo, Decision decision, String reason, Optional<UUID> transactionId, Optional<String> note) {}
