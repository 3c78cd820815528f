package com.hissabbook.identity;

import com.hissabbook.kernel.AuditableEvent;
import com.hissabbook.kernel.UserId;
import java.util.Map;
import java.util.UUID;

/** Somebody may now do more or less than before in the current organisation. */
public record MemberRoleChanged(UserId member, Role from, Role to) implements AuditableEvent {

    @Override
    public String action() {
        return "identity.member-role-changed";
    }

    @Override
    public UUID subject() {
        return member.value();
    }

    @Override
    public Map<String, String> facts() {
        return Map.of("from", from.name(), "to", to.name());
    }
}
