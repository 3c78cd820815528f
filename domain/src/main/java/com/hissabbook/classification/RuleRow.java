package com.hissabbook.classification;

import com.hissabbook.kernel.Ids;
import com.hissabbook.kernel.TenantId;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(schema = "classification", name = "rule")
class RuleRow {

    @Id
    private UUID ruleId;

    private UUID tenantId;

    private int position;

    private String contains;

    private UUID accountId;

    private boolean active = true;

    @Version
    private @Nullable Long version;

    @SuppressWarnings("NullAway.Init")
    protected RuleRow() {}

    RuleRow(TenantId tenant, String contains, UUID accountId, int position) {
        this.ruleId = Ids.next();
        this.tenantId = tenant.value();
        this.contains = contains;
        this.accountId = accountId;
        this.position = position;
    }

    void change(WriteRule rule) {
        contains = rule.contains();
        accountId = rule.accountId();
        position = rule.position().orElse(position);
    }

    void deactivate() {
        active = false;
    }

    boolean isActive() {
        return active;
    }

    long version() {
        return version == null ? 0 : version;
    }

    Rule toRule() {
        return new Rule(ruleId, contains, accountId, position, active, version());
    }
}
