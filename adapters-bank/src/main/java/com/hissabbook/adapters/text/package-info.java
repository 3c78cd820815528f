/**
 * What readers of several formats share: how a file writes its numbers, which character set its bytes prove, how text is tidied.
 *
 * <p><b>Owns:</b> nothing stored.
 *
 * <p><b>Invariant:</b> a number is read exactly or not at all, and its style is the file's, never one value's.
 *
 * <p><b>May use:</b> kernel.
 */
@ApplicationModule(
        displayName = "Text of statements",
        allowedDependencies = {"kernel"})
@NullMarked
package com.hissabbook.adapters.text;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
