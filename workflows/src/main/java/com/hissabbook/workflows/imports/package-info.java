/** The process {@code ImportStatement}: inspect, stage, plan, review, post, settle. */
@NullMarked
package com.hissabbook.workflows.imports;

import org.jspecify.annotations.NullMarked;
