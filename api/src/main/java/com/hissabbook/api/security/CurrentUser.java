package com.hissabbook.api.security;

import com.hissabbook.kernel.TenantScope;
import com.hissabbook.kernel.UserId;

/** The person who asks, on any route that is not open to everybody. */
public final class CurrentUser {

    private CurrentUser() {}

    public static UserId id() {
        return TenantScope.user()
                .orElseThrow(() -> new IllegalStateException("this route is open: nobody is signed in"));
    }
}
