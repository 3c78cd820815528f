/** Routes of money accounts, which the API calls ledgers. */
@NullMarked
package com.hissabbook.api.ledgers;

import org.jspecify.annotations.NullMarked;
