/**
 * The harness that measures HissabBook ({@link com.hissabbook.bench.Bench}) and disturbs it ({@link com.hissabbook.bench.Chaos}). It
 * knows the product only from outside, as a user would: its jar, its HTTP API, and its database for looking at what came of it. So it
 * depends on none of the product's code, and shares nothing with it but the servers. Only {@link com.hissabbook.bench.Readers} calls code of
 * the product: a reader is a library, and is held against other libraries.
 */
@NullMarked
package com.hissabbook.bench;

import org.jspecify.annotations.NullMarked;
