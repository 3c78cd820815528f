@NullMarked
package com.hissabbook.bench;

import org.jspecify.annotations.NullMarked;
