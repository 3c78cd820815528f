/**
 * The books against the bank: what each statement says the balance is, and what the ledger holds on that day.
 *
 * <p><b>Owns:</b> schema {@code reconciliation}.
 *
 * <p><b>Invariant:</b> a check is written once, when its import settles, and never changed; a difference is shown, not mended.
 *
 * <p><b>May use:</b> kernel, banking, ledger.
 */
@ApplicationModule(
        displayName = "Reconciliation",
        allowedDependencies = {"kernel", "banking", "ledger"})
@NullMarked
package com.hissabbook.reconciliation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
