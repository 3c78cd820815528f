/** The process {@code ReplayFile}: read an import's stored file once more, to see what would differ. */
@NullMarked
package com.hissabbook.workflows.replay;

import org.jspecify.annotations.NullMarked;
