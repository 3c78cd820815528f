package com.hissabbook.identity;

import com.hissabbook.kernel.UserId;
import java.util.Optional;

/**
 * @param email absent for people of an outside provider that does not vouch for one
 * @param version grows with each change of role
 */
public record Member(UserId user, Optional<String> email, String displayName, Role role, long version) {}
