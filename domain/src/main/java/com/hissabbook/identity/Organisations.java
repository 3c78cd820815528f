package com.hissabbook.identity;

import com.hissabbook.kernel.CurrencyCode;
import com.hissabbook.kernel.TenantId;
import com.hissabbook.kernel.UserId;
import java.util.List;
import java.util.Optional;

/**
 * Organisations and who belongs to them. What cannot be done is refused with a {@link com.hissabbook.kernel.Refused}; whether the
 * caller's role suffices is decided before, where the request comes in.
 */
public interface Organisations {

    /**
     * Founds an organisation with its founder as owner.
     *
     * @param id chosen by the caller; a transaction that is already running must have been begun in this tenant's scope
     */
    Organisation found(TenantId id, UserId founder, String name, CurrencyCode currency);

    /** The organisations a person belongs to, oldest first. */
    List<Membership> of(UserId user);

    /** The person's role in the organisation; empty for strangers and for organisations that do not exist alike. */
    Optional<Role> membershipOf(UserId user, TenantId organisation);

    /** The organisation of the current tenant. */
    Organisation current();

    /** The members of the current tenant, in the order in which they registered. */
    List<Member> members();

    Optional<Member> member(UserId user);

    /**
     * Adds a person who has signed in here before.
     *
     * @throws com.hissabbook.kernel.Refused {@code unknown-person}, {@code already-member}
     */
    Member add(String email, Role role);

    /**
     * @param version of the member as the caller saw it
     * @throws com.hissabbook.kernel.Refused {@code not-found}, {@code stale}, {@code last-owner}
     */
    Member changeRole(UserId user, Role role, long version);

    /** @throws com.hissabbook.kernel.Refused {@code not-found}, {@code last-owner} */
    void remove(UserId user);
}
