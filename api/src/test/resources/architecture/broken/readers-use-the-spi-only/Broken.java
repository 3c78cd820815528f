package com.hissabbook.adapters.ofx;

import com.hissabbook.banking.Imports;

/** A reader that looks into the imports that were read before. */
record Broken(Imports imports) {}
