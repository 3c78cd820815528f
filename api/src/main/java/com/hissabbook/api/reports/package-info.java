/** Routes of reports and of the postings behind their figures. */
@NullMarked
package com.hissabbook.api.reports;

import org.jspecify.annotations.NullMarked;
