package com.hissabbook.classification;

import com.hissabbook.classification.Classification.By;
import com.hissabbook.classification.Classified.ByBank;
import com.hissabbook.kernel.Refused;
import com.hissabbook.kernel.TenantScope;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
class PersistentClassifications implements Classifications {

    private final Classified classified;
    private final OverrideRows overrides;
    private final RuleSets ruleSets;
    private final Rules rules;
    private final Destinations destinations;
    private final ApplicationEventPublisher events;

    PersistentClassifications(
            Classified classified,
            OverrideRows overrides,
            RuleSets ruleSets,
            Rules rules,
            Destinations destinations,
            ApplicationEventPublisher events) {
        this.classified = classified;
        this.overrides = overrides;
        this.ruleSets = ruleSets;
        this.rules = rules;
        this.destinations = destinations;
        this.events = events;
    }

    @Override
    @Transactional(readOnly = true)
    public Classification of(UUID transactionId) {
        Optional<OverrideRow> choice = row(transactionId);
        return classified
                .find(transactionId)
                .map(one -> of(transactionId, one, choice))
                .orElseGet(() -> byHand(transactionId));
    }

    private Classification of(UUID transactionId, ByBank one, Optional<OverrideRow> choice) {
        Optional<Classification.Override> override = choice.flatMap(OverrideRow::inForce);
        By byRules = one.byRules().rule().isPresent() ? By.RULE : By.DEFAULT;
        return new Classification(
                transactionId,
                override.map(Classification.Override::accountId)
                        .or(() -> Optional.of(one.byRules().accountId())),
                override.isPresent() ? By.OVERRIDE : byRules,
                override.map(PersistentClassifications::reason).orElseGet(() -> reason(one)),
                Optional.of(one.byRules()),
                one.ruleSetVersion(),
                one.tags(),
                override,
                one.ruleSetVersion().isPresent()
                        ? Explaining.of(ruleSets.at(one.ruleSetVersion().getAsLong()), one.facts())
                        : List.of(),
                choice.map(OverrideRow::version).orElse(0L));
    }

    private static String reason(Classification.Override override) {
        return "a person chose this account"
                + override.note().map(note -> ": " + note).orElse("");
    }

    private String reason(ByBank one) {
        return one.byRules()
                        .application()
                        .map(application -> "by application " + application + " of rule set version "
                                + one.ruleSetVersion().orElse(0) + ": ")
                        .orElse("")
                + byRules(one);
    }

    private String byRules(ByBank one) {
        return one.byRules()
                .rule()
                .map(rule -> ruleSets.words(rule, one.byRules().ruleVersion().orElse(0))
                        .orElse("of a rule that was changed since"))
                .orElse("no rule matched, and money " + (one.facts().amount() < 0 ? "went out" : "came in"));
    }

    private static Classification byHand(UUID transactionId) {
        return new Classification(
                transactionId,
                Optional.empty(),
                By.MANUAL,
                "a person booked it by hand on these accounts",
                Optional.empty(),
                OptionalLong.empty(),
                List.of(),
                Optional.empty(),
                List.of(),
                0);
    }

    @Override
    @Transactional
    public Classification override(UUID transactionId, long version, WriteOverride wish) {
        if (classified.find(transactionId).isEmpty()) {
            throw bookedByHand();
        }
        events.publishEvent(new ReclassificationAhead(transactionId));
        OverrideRow row = row(transactionId, version)
                .orElseGet(() -> new OverrideRow(transactionId, TenantScope.requireTenant()));
        destinations.refuseUnusable(wish.accountId());
        row.choose(wish);
        if (saved(row) != version) {
            events.publishEvent(new Reclassified(transactionId, wish.accountId(), false));
        }
        return of(transactionId);
    }

    private static Refused bookedByHand() {
        return Refused.conflict(
                "manual-transaction",
                "The transaction was booked by hand on accounts of its own. Void it and book it anew on others.");
    }

    @Override
    @Transactional
    public Classification lift(UUID transactionId, long version) {
        events.publishEvent(new ReclassificationAhead(transactionId));
        Optional<ByBank> one = classified.find(transactionId);
        Optional<OverrideRow> row = row(transactionId, version);
        if (one.isPresent() && row.flatMap(OverrideRow::inForce).isPresent()) {
            UUID back = one.get().byRules().accountId();
            destinations.refuseUnusable(back);
            row.get().lift();
            saved(row.get());
            events.publishEvent(new Reclassified(transactionId, back, true));
        }
        return of(transactionId);
    }

    @Override
    @Transactional
    public Rule toRule(UUID transactionId, Optional<Integer> position) {
        Optional<ByBank> one = classified.find(transactionId);
        UUID chosen = row(transactionId)
                .flatMap(OverrideRow::inForce)
                .map(Classification.Override::accountId)
                .orElseThrow(() -> Refused.conflict(
                        "no-override",
                        "Nobody chose an account for this transaction. Choose one first, then make a rule of it."));
        Condition alike = Likeness.of(one.orElseThrow());
        return rules.add(
                new WriteRule(alike, Action.to(chosen), position.or(() -> one.flatMap(this::beforeTheWinner))));
    }

    private Optional<Integer> beforeTheWinner(ByBank one) {
        return one.byRules()
                .rule()
                .map(rules::find)
                .filter(Rule::active)
                .map(winner -> Math.max(1, winner.position() - 1));
    }

    private Optional<OverrideRow> row(UUID transactionId) {
        return overrides.find(TenantScope.requireTenant().value(), transactionId);
    }

    private Optional<OverrideRow> row(UUID transactionId, long version) {
        Optional<OverrideRow> row = row(transactionId);
        if (row.map(OverrideRow::version).orElse(0L) != version) {
            throw Refused.stale("classification");
        }
        return row;
    }

    private long saved(OverrideRow row) {
        try {
            return overrides.saveAndFlush(row).version();
        } catch (OptimisticLockingFailureException | DataIntegrityViolationException overtaken) {
            throw Refused.stale("classification");
        }
    }
}
