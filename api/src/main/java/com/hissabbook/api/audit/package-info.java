/** Routes of the audit trail. */
@NullMarked
package com.hissabbook.api.audit;

import org.jspecify.annotations.NullMarked;
