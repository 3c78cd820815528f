/** Transfers between an organisation's own accounts. */
@NullMarked
package com.hissabbook.api.transfers;

import org.jspecify.annotations.NullMarked;
