/**
 * The embedded default: PostgreSQL and Temporal as children of one JVM, for {@code make run}, tests and benchmarks.
 *
 * <p>Owns: the two servers' folders, their locks, the generated secrets and the order in which things start and stop.
 * Invariants: durability is on and asserted unless a test turns it off; a child does not outlive the JVM that started
 * it, even when that JVM is killed; one folder is used by one JVM at a time.
 *
 * <p>Never inside the production jar: there, PostgreSQL and Temporal are given from outside.
 */
@NullMarked
package com.hissabbook.embedded;

import org.jspecify.annotations.NullMarked;
