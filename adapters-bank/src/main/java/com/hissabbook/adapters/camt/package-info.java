/**
 * Reads ISO 20022 bank-to-customer cash management: camt.052 (account report), camt.053 (statement) and camt.054 (notification), in any
 * version and with or without a namespace.
 *
 * <p><b>Owns:</b> nothing stored.
 *
 * <p><b>Invariant:</b> every entry ({@code Ntry}) becomes exactly one line or one rejection, whatever details it has; its direction is what
 * {@code CdtDbtInd} says, also for a reversal.
 *
 * <p><b>May use:</b> adapters.text, banking (the reader SPI) and kernel.
 */
@ApplicationModule(
        displayName = "CAMT reader",
        allowedDependencies = {"adapters.text", "kernel", "statement"})
@NullMarked
package com.hissabbook.adapters.camt;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
