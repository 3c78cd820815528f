/**
 * Who did what when. Other modules announce {@link com.hissabbook.kernel.AuditableEvent}s inside the transaction that did it; this
 * module writes them down in the same one.
 *
 * <p><b>Owns:</b> schema {@code audit}.
 *
 * <p><b>Invariant:</b> records are append-only and chained by hash per tenant; a changed, missing or reordered one is found.
 *
 * <p><b>May use:</b> kernel.
 */
@ApplicationModule(displayName = "Audit", allowedDependencies = "kernel")
@NullMarked
package com.hissabbook.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
