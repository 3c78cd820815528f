/**
 * What the books say, and where each number of it comes from: trial balance, profit and loss, the postings behind a figure, and the
 * line of the file behind a transaction.
 *
 * <p><b>Owns:</b> schema {@code reporting}, which holds views only. Facades: {@link Reports}, {@link Balances}.
 *
 * <p><b>Invariant:</b> a report is read from the rollups, whatever the number of postings; each of its figures is exactly the sum of
 * the postings that it leads to. Currencies are never added up. A figure that does not fit is refused, never cut.
 *
 * <p><b>May use:</b> the read models that banking, transaction, classification, ledger and reconciliation publish.
 */
@ApplicationModule(
        displayName = "Reporting",
        allowedDependencies = {"kernel", "banking", "transaction", "classification", "ledger", "reconciliation"})
@NullMarked
package com.hissabbook.reporting;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
