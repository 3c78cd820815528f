/**
 * Banks' accounts and what banks say about them: money accounts, source files, imports and the lines staged from them, and the saved
 * layouts of CSV files.
 *
 * <p><b>Owns:</b> schema {@code banking}. Publishes {@code published_money_account}, {@code published_import},
 * {@code published_staged_line}, {@code published_statement}, {@code published_available_balance} and {@code published_correction}.
 *
 * <p><b>Invariant:</b> a staged line is what the file says at that place: never changed, never guessed; a line that cannot be read is
 * a rejection with its place and reason, and counts as a line.
 *
 * <p><b>May use:</b> kernel, statement.
 */
@ApplicationModule(
        displayName = "Banking",
        allowedDependencies = {"kernel", "statement"})
@NullMarked
package com.hissabbook.banking;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
