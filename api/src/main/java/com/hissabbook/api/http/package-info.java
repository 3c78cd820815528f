/** What every route shares: problems, correlation ids, idempotency keys, paging, versions and money as JSON shows it. */
@NullMarked
package com.hissabbook.api.http;

import org.jspecify.annotations.NullMarked;
