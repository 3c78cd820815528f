/** Routes of the chart of accounts and of the rules that lead to it. */
@NullMarked
package com.hissabbook.api.chart;

import org.jspecify.annotations.NullMarked;
