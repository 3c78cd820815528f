package com.hissabbook.identity;

import com.hissabbook.kernel.AuditableEvent;
import com.hissabbook.kernel.UserId;
import java.util.Map;
import java.util.UUID;

/** Somebody may now work in the current organisation, in that role. */
public record MemberAdded(UserId member, Role role) implements AuditableEvent {

    @Override
    public String action() {
        return "identity.member-added";
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
