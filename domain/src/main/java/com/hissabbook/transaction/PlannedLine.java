package com.hissabbook.transaction;

import java.util.Optional;
import java.util.UUID;

/**
 * The decision on one staged line.
 *
 * @param transactionId for NEW the transaction that it becomes, for DUPLICATE and CONFLICT the known one
 * @param reason stable code of why: {@code first-seen}, {@code same-bank-id}, {@code same-facts}, {@code bank-id-with-other-facts},
 *     {@code not-booked}, {@code currency-mismatch}, or the code of the line's rejection
 */
public record PlannedLine(int lineNo, Decision decision, String reason, Optional<UUID> transactionId) {}
