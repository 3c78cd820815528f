package com.hissabbook.classification;

import com.hissabbook.classification.RuleEdited.Edit;
import com.hissabbook.kernel.Refused;
import com.hissabbook.kernel.TenantScope;
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

    private final RuleRows rules;
    private final AccountRows accounts;
    private final ApplicationEventPublisher events;

    PersistentRules(RuleRows rules, AccountRows accounts, ApplicationEventPublisher events) {
        this.rules = rules;
        this.accounts = accounts;
        this.events = events;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Rule> list() {
        return rules
                .findAllByTenantIdOrderByPositionAscRuleIdAsc(
                        TenantScope.requireTenant().value())
                .stream()
                .map(RuleRow::toRule)
                .toList();
    }

    @Override
    @Transactional(readOnly = true)
    public Rule find(UUID id) {
        return require(id).toRule();
    }

    @Override
    @Transactional
    public Rule add(WriteRule rule) {
        refuseUnusable(rule.accountId());
        int position = rule.position().orElseGet(this::behindAllOthers);
        Rule added = saved(new RuleRow(TenantScope.requireTenant(), rule.contains(), rule.accountId(), position));
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
        refuseUnusable(rule.accountId());
        row.change(rule);
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

    /** Locks the account against being archived until the rule is committed. */
    private void refuseUnusable(UUID accountId) {
        AccountRow account = accounts.findToPointAt(TenantScope.requireTenant().value(), accountId)
                .orElseThrow(
                        () -> Refused.invalid(
                                "unknown-account",
                                "The accountId names no account of this organisation's chart. Take one from its list of accounts."));
        if (account.role().filter(AccountRole.MONEY::equals).isPresent()) {
            throw Refused.invalid(
                    "money-account",
                    "The accountId names a money account; what is paid from one to another goes through the clearing account. Name that"
                            + " one, or an account of income or expense.");
        }
        if (account.isArchived()) {
            throw Refused.invalid(
                    "archived-account",
                    "The accountId names account " + account.code()
                            + ", which is archived. Name another account, or take this one back into use first.");
        }
    }

    private Rule saved(RuleRow row) {
        try {
            return rules.saveAndFlush(row).toRule();
        } catch (OptimisticLockingFailureException overtaken) {
            throw Refused.stale("rule");
        }
    }
}
