package com.hissabbook.embedded;

import com.hissabbook.kernel.TenantId;

record Broken(TenantId tenant) {}
