/**
 * What a bank's file says, whatever its format: the SPI behind which every format is read, the events in which a reader tells a
 * statement, the layouts and answers by which an open file is read, and the file's own figures held against each other.
 *
 * <p><b>Owns:</b> nothing stored. {@link StatementReader} is what a format implements, {@link StatementReaders} chooses one by content,
 * {@link BalanceGate} and {@link Beginning} read through one.
 *
 * <p><b>Invariant:</b> an event is what the file says at its place: nothing held back, changed or guessed. What can be understood in two
 * ways is a {@link Question}; what cannot be understood is a rejection with its place, or an {@link UnreadableFile} with the remedy.
 *
 * <p><b>May use:</b> kernel.
 */
@ApplicationModule(displayName = "Statements", allowedDependencies = "kernel")
@NullMarked
package com.hissabbook.statement;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
