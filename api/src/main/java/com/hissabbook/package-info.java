/** The application itself: one program, in the roles that {@link com.hissabbook.Roles} knows. Everything else is in a module. */
@NullMarked
package com.hissabbook;

import org.jspecify.annotations.NullMarked;
