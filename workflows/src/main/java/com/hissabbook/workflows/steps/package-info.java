/** What the steps of all processes share: how long they may take, whose name they run in, how they wait for their turn on an account. */
@NullMarked
package com.hissabbook.workflows.steps;

import org.jspecify.annotations.NullMarked;
