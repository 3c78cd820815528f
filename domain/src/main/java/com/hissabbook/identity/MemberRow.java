package com.hissabbook.identity;

import com.hissabbook.kernel.TenantId;
import com.hissabbook.kernel.UserId;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(schema = "identity", name = "member")
class MemberRow {

    @EmbeddedId
    private Key key;

    @Enumerated(EnumType.STRING)
    private Role role;

    @Version
    private @Nullable Long version;

    @SuppressWarnings("NullAway.Init")
    protected MemberRow() {}

    MemberRow(TenantId tenant, UserId user, Role role) {
        this.key = Key.of(tenant, user);
        this.role = role;
    }

    UserId user() {
        return new UserId(key.userId());
    }

    TenantId tenant() {
        return new TenantId(key.tenantId());
    }

    Role role() {
        return role;
    }

    void changeRole(Role next) {
        this.role = next;
    }

    long version() {
        return version == null ? 0 : version;
    }

    @Embeddable
    record Key(
            @Column(name = "tenant_id") UUID tenantId,
            @Column(name = "user_id") UUID userId) {

        static Key of(TenantId tenant, UserId user) {
            return new Key(tenant.value(), user.value());
        }
    }
}
