package com.hissabbook.transaction;

import java.util.List;
import java.util.Optional;

/**
 * One page of transactions.
 *
 * @param items at most as many as were asked for; a search for text may bring fewer although there are more behind
 * @param next where to go on; empty on the last page
 */
public record TransactionPage(List<Transaction> items, Optional<TransactionPosition> next) {}
