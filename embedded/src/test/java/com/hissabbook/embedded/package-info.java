@NullMarked
package com.hissabbook.embedded;

import org.jspecify.annotations.NullMarked;
