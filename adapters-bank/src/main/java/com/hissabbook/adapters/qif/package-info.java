/**
 * Reads QIF, the Quicken Interchange Format: records of lettered fields, with neither a currency nor a fixed order of day and month.
 *
 * <p><b>Owns:</b> nothing stored.
 *
 * <p><b>Invariant:</b> every record of a bank, card, cash, asset or liability section becomes exactly one line or one rejection. Day and
 * month are told by the dates of the whole file; where these do not tell, nothing is read before a person says it.
 *
 * <p><b>May use:</b> adapters.text, banking (the reader SPI) and kernel.
 */
@ApplicationModule(
        displayName = "QIF reader",
        allowedDependencies = {"adapters.text", "kernel", "statement"})
@NullMarked
package com.hissabbook.adapters.qif;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
