/**
 * What every module shares and nothing more: identifiers, money, the tenant in whose name code runs, refusals and auditable events.
 *
 * <p><b>Owns:</b> schema {@code outbox}, through {@link PendingProcesses}, and schema {@code kernel}, which holds only the functions
 * that every row policy uses.
 *
 * <p><b>Invariant:</b> an amount is an exact number of minor units of an ISO 4217 currency; a transaction that was begun without a
 * tenant sees no tenant's rows.
 *
 * <p><b>May use:</b> nothing of HissabBook.
 */
@ApplicationModule(
        displayName = "Kernel",
        type = ApplicationModule.Type.OPEN,
        allowedDependencies = {})
@NullMarked
package com.hissabbook.kernel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
