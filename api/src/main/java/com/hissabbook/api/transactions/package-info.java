/** Routes of transactions and of the entries by which the books tell them. */
@NullMarked
package com.hissabbook.api.transactions;

import org.jspecify.annotations.NullMarked;
