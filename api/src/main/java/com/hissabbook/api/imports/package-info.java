/** Hand a file in, watch its import, look at its lines, approve or take it back. */
@NullMarked
package com.hissabbook.api.imports;

import org.jspecify.annotations.NullMarked;
