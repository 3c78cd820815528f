/** The process {@code UndoImport}: take an import that was posted out of the books by reversing entries, or bring it back. */
@NullMarked
package com.hissabbook.workflows.undo;

import org.jspecify.annotations.NullMarked;
