package com.hissabbook.classification;

import com.hissabbook.classification.RuleEdited.Edit;
import com.hissabbook.kernel.Refused;
import com.hissabbook.kernel.TenantScope;
import com.hissabbook.rule.Action;
import com.hissabbook.rule.Condition;
import com.hissabbook.rule.Rule;
import com.hissabbook.rule.RuleSetLimits;
import com.hissabbook.rule.WriteRule;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
class PersistentRules implements Rules {

    /** Room between two rules, so that a third fits in without moving them. */
    private static final int GAP = 10;

    /** The id of no rule. */
    private static final UUID NOBODY = new UUID(0, 0);

    private final RuleRows rules;
    private final Destinations destinations;
    private final Splits splits;
    private final ApplicationEventPublisher events;

    PersistentRules(RuleRows rules, Destinations destinations, Splits splits, ApplicationEventPublisher events) {
        this.rules = rules;
        this.destinations = destinations;
        this.splits = splits;
        this.events = events;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Rule> list() {
        return rules
                .findAllByTenantIdOrderByPositionAscRuleIdAsc(
                        TenantScope.requireTenant().value())
                .stream()
                .map(row -> row.toRule(splits))
                .toList();
    }

    @Override
    @Transactional(readOnly = true)
    public Rule find(UUID id) {
        return require(id).toRule(splits);
    }

    @Override
    @Transactional
    public Rule add(WriteRule rule) {
        Action action = usable(rule);
        int position = rule.position().orElseGet(this::behindAllOthers);
        refuseOverload(NOBODY, rule.condition());
        Rule added = saved(new RuleRow(TenantScope.requireTenant(), rule.condition(), action, splits, position));
        events.publishEvent(new RuleEdited(added, Edit.ADDED));
        return added;
    }

    @Override
    @Transactional
    public Rule change(UUID id, long version, WriteRule rule) {
        RuleRow row = require(id, version);
        if (!row.isActive()) {
            throw Refused.conflict(
                    "inactive-rule", "The rule is out of use and cannot be changed. Add a new one instead.");
        }
        Action action = usable(rule);
        refuseOverload(id, rule.condition());
        row.change(rule.condition(), action, splits, rule.position().orElse(row.position()));
        Rule changed = saved(row);
        if (changed.version() != version) {
            events.publishEvent(new RuleEdited(changed, Edit.CHANGED));
        }
        return changed;
    }

    @Override
    @Transactional
    public Rule deactivate(UUID id, long version) {
        RuleRow row = require(id, version);
        row.deactivate();
        Rule deactivated = saved(row);
        if (deactivated.version() != version) {
            events.publishEvent(new RuleEdited(deactivated, Edit.DEACTIVATED));
        }
        return deactivated;
    }

    private RuleRow require(UUID id) {
        return rules.find(TenantScope.requireTenant().value(), id).orElseThrow(() -> Refused.notFound("rule"));
    }

    private RuleRow require(UUID id, long version) {
        RuleRow row = require(id);
        if (row.version() != version) {
            throw Refused.stale("rule");
        }
        return row;
    }

    private int behindAllOthers() {
        int last = rules.lastPosition(TenantScope.requireTenant().value()).orElse(0);
        return Math.min(last + GAP, WriteRule.LAST_POSITION);
    }

    private Action usable(WriteRule rule) {
        destinations.refuseUnknownLedgers(rule.condition());
        Action action = destinations.usable(rule.action());
        action.to().ifPresent(splits::keep);
        return action;
    }

    private void refuseOverload(UUID id, Condition condition) {
        Object[] others = rules.load(TenantScope.requireTenant().value(), id).getFirst();
        int regex = RuleSetLimits.regexSize(condition);
        RuleSetLimits.refuseBeyond(
                number(others[0]) + 1,
                number(others[1]) + RuleSetLimits.textSize(condition),
                regex > 0 ? number(others[2]) + regex : 0);
    }

    private static long number(Object counted) {
        return ((Number) counted).longValue();
    }

    private Rule saved(RuleRow row) {
        try {
            return rules.saveAndFlush(row).toRule(splits);
        } catch (OptimisticLockingFailureException overtaken) {
            throw Refused.stale("rule");
        }
    }
}
