package com.hissabbook.classification;

import com.hissabbook.kernel.Ids;
import com.hissabbook.kernel.TenantId;
import com.hissabbook.rule.Action;
import com.hissabbook.rule.Condition;
import com.hissabbook.rule.Destination;
import com.hissabbook.rule.Rule;
import com.hissabbook.rule.RuleSetLimits;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

@Entity
@Table(schema = "classification", name = "rule")
class RuleRow {

    @Id
    private UUID ruleId;

    private UUID tenantId;

    private int position;

    @Convert(converter = ConditionAsJson.class)
    @ColumnTransformer(write = "cast(? as jsonb)")
    private Condition condition;

    /** The condition as it was put then, whatever later versions of the program would say. */
    private String words;

    private @Nullable UUID accountId;

    private @Nullable UUID splitId;

    private @Nullable String counterparty;

    private boolean transfer;

    private boolean stop;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private String[] tags = {};

    private int textSize;

    private int regexSize;

    private boolean active = true;

    @Version
    private @Nullable Long version;

    @SuppressWarnings("NullAway.Init")
    protected RuleRow() {}

    @SuppressWarnings("NullAway.Init")
    RuleRow(TenantId tenant, Condition condition, Action action, Splits splits, int position) {
        this.ruleId = Ids.next();
        this.tenantId = tenant.value();
        change(condition, action, splits, position);
    }

    void change(Condition nextCondition, Action action, Splits splits, int nextPosition) {
        if (!nextCondition.equals(condition)) {
            condition = nextCondition;
            words = nextCondition.words();
            textSize = RuleSetLimits.textSize(nextCondition);
            regexSize = RuleSetLimits.regexSize(nextCondition);
        }
        accountId = action.to().flatMap(Destination::account).orElse(null);
        splitId = action.to().flatMap(Destination::split).map(splits::idOf).orElse(null);
        counterparty = action.counterparty().orElse(null);
        transfer = action.transfer();
        stop = action.stop();
        if (!List.of(tags).equals(action.tags())) {
            tags = action.tags().toArray(String[]::new);
        }
        position = nextPosition;
    }

    void deactivate() {
        active = false;
    }

    boolean isActive() {
        return active;
    }

    int position() {
        return position;
    }

    long version() {
        return version == null ? 0 : version;
    }

    Rule toRule(Splits splits) {
        var action = new Action(
                splits.of(accountId, splitId), transfer, stop, Optional.ofNullable(counterparty), List.of(tags));
        return new Rule(ruleId, condition, action, position, active, version());
    }
}
