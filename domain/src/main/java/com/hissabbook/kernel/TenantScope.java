package com.hissabbook.kernel;

import java.util.Optional;

/**
 * In whose name code runs. A transaction begun inside a scope carries the tenant and the user into the database session
 * ({@code SET LOCAL}); one begun outside sees no tenant's rows.
 */
public final class TenantScope {

    private record Session(Optional<TenantId> tenant, Optional<UserId> user) {}

    private static final Session NOBODY = new Session(Optional.empty(), Optional.empty());
    private static final ScopedValue<Session> CURRENT = ScopedValue.newInstance();

    private TenantScope() {}

    /** Runs work for a tenant without a person behind it: a worker, a sweeper. */
    public static <R, X extends Throwable> R inTenant(TenantId tenant, ScopedValue.CallableOp<R, X> work) throws X {
        return ScopedValue.where(
                        CURRENT, new Session(Optional.of(tenant), session().user()))
                .call(work);
    }

    /** Runs work for a person who has not chosen an organisation yet. */
    public static <R, X extends Throwable> R asUser(UserId user, ScopedValue.CallableOp<R, X> work) throws X {
        return ScopedValue.where(CURRENT, new Session(session().tenant(), Optional.of(user)))
                .call(work);
    }

    public static Optional<TenantId> tenant() {
        return session().tenant();
    }

    public static Optional<UserId> user() {
        return session().user();
    }

    /** @throws IllegalStateException outside any tenant: a programming error, never a user's */
    public static TenantId requireTenant() {
        return tenant().orElseThrow(() -> new IllegalStateException("this code runs inside TenantScope.inTenant only"));
    }

    private static Session session() {
        return CURRENT.orElse(NOBODY);
    }
}
