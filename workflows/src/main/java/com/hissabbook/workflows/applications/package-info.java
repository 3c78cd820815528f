/** The process {@code ApplyToThePast}: move booked transactions to other accounts by entries, or take that back by reversing these. */
@NullMarked
package com.hissabbook.workflows.applications;

import org.jspecify.annotations.NullMarked;
