/** Routes of sign-in, organisations and members. */
@NullMarked
package com.hissabbook.api.identity;

import org.jspecify.annotations.NullMarked;
