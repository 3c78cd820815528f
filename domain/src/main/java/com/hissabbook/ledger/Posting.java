package com.hissabbook.ledger;

import com.hissabbook.kernel.Money;
import java.util.UUID;

/**
 * One side of an entry.
 *
 * @param amount debit positive, credit negative
 */
public record Posting(UUID accountId, Money amount) {}
