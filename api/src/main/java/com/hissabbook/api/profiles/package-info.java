/** Routes of saved CSV layouts. */
@NullMarked
package com.hissabbook.api.profiles;

import org.jspecify.annotations.NullMarked;
