/**
 * Reads SWIFT MT940 customer statements and MT942 interim reports, as the SWIFT User Handbook (Category 9) has them and as banks write them.
 *
 * <p><b>Owns:</b> nothing stored.
 *
 * <p><b>Invariant:</b> every field 61 becomes exactly one line or one rejection; a reversal's direction is the opposite of what it
 * reverses. A line that the end of the file may have cut is never told.
 *
 * <p><b>May use:</b> adapters.text, banking (the reader SPI) and kernel.
 */
@ApplicationModule(
        displayName = "MT940 reader",
        allowedDependencies = {"adapters.text", "kernel", "statement"})
@NullMarked
package com.hissabbook.adapters.mt940;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
