/**
 * Reads bank statements in CSV (RFC 4180 and what banks make of it) by a profile, and proposes a profile from a file alone.
 *
 * <p><b>Owns:</b> nothing stored. {@link com.hissabbook.adapters.csv.CsvReader} is the only way in.
 *
 * <p><b>Invariant:</b> a cell is read exactly or not at all: every row is a line, a rejection that names the column, or a row that the
 * profile says is no transaction.
 *
 * <p><b>May use:</b> statement (the SPI), kernel.
 */
@ApplicationModule(
        displayName = "CSV statements",
        allowedDependencies = {"kernel", "statement"})
@NullMarked
package com.hissabbook.adapters.csv;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
