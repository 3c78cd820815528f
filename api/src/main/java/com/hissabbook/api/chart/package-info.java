/** Routes of the chart of accounts, of the rules that lead to it, and of what they or a person made of one transaction. */
@NullMarked
package com.hissabbook.api.chart;

import org.jspecify.annotations.NullMarked;
