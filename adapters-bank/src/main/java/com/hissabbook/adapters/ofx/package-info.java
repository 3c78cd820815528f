/**
 * Reads OFX and QFX files: version 1.x (SGML) and 2.x (XML), as banks write them rather than as the specification has them.
 *
 * <p><b>Owns:</b> nothing stored.
 *
 * <p><b>Invariant:</b> every {@code STMTTRN} and {@code STMTTRNP} of a file becomes exactly one line or one rejection, counted against
 * a raw count of the file's bytes; an amount, a day or a currency is what the file says or a rejection, never a guess.
 *
 * <p><b>May use:</b> adapters.text, banking (the reader SPI) and kernel.
 */
@ApplicationModule(
        displayName = "OFX reader",
        allowedDependencies = {"adapters.text", "kernel", "statement"})
@NullMarked
package com.hissabbook.adapters.ofx;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
