package com.hissabbook.identity;

import com.hissabbook.kernel.AuditableEvent;
import com.hissabbook.kernel.UserId;
import java.util.Map;
import java.util.UUID;

/** Somebody may no longer work in the current organisation; the role is the one he had. */
public record MemberRemoved(UserId member, Role role) implements AuditableEvent {

    @Override
    public String action() {
        return "identity.member-removed";
    }

    @Override
    public UUID subject() {
        return member.value();
    }

    @Override
    public Map<String, String> facts() {
        return Map.of("role", role.name());
    }
}
