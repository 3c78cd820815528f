package com.hissabbook.transaction;

import java.util.List;
import java.util.UUID;

/**
 * A new line that may be a known transaction told otherwise.
 *
 * @param transactionId the known one, on the same account and of the same amount
 * @param days from the known one's day to the line's; negative where the line is the earlier one
 * @param score how much speaks for it, up to 100
 * @param reasons in plain words, what speaks for it first
 */
public record Proposal(int lineNo, UUID transactionId, int days, int score, List<String> reasons) {}
