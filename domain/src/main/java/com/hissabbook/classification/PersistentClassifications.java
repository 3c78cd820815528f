package com.hissabbook.classification;

import com.hissabbook.classification.Classification.By;
import com.hissabbook.classification.Classified.ByBank;
import com.hissabbook.kernel.Money;
import com.hissabbook.kernel.Refused;
import com.hissabbook.kernel.TenantScope;
import com.hissabbook.rule.Action;
import com.hissabbook.rule.Condition;
import com.hissabbook.rule.Destination;
import com.hissabbook.rule.Explaining;
import com.hissabbook.rule.Rule;
import com.hissabbook.rule.WriteRule;
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
    private final Reasons reasons;
    private final Rules rules;
    private final Destinations destinations;
    private final Splits splits;
    private final ApplicationEventPublisher events;

    PersistentClassifications(
            Classified classified,
            OverrideRows overrides,
            RuleSets ruleSets,
            Reasons reasons,
            Rules rules,
            Destinations destinations,
            Splits splits,
            ApplicationEventPublisher events) {
        this.classified = classified;
        this.overrides = overrides;
        this.ruleSets = ruleSets;
        this.reasons = reasons;
        this.rules = rules;
        this.destinations = destinations;
        this.splits = splits;
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
        Optional<Classification.Override> override = choice.flatMap(row -> row.inForce(splits));
        return new Classification(
                transactionId,
                override.map(Classification.Override::to)
                        .or(() -> Optional.of(one.byRules().to())),
                override.isPresent() ? By.OVERRIDE : one.byRules().by(),
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
                + reasons.of(one.byRules(), one.facts().amount());
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
        ByBank one = classified.find(transactionId).orElseThrow(PersistentClassifications::bookedByHand);
        events.publishEvent(new ReclassificationAhead(transactionId));
        OverrideRow row = row(transactionId, version)
                .orElseGet(() -> new OverrideRow(transactionId, TenantScope.requireTenant()));
        refuseMisfit(wish.to(), one.facts().money());
        destinations.refuseUnusable(wish.to());
        splits.keep(wish.to());
        row.choose(wish, splits);
        if (saved(row) != version) {
            events.publishEvent(new Reclassified(transactionId, wish.to(), false));
        } else {
            events.publishEvent(new ChosenAgain(transactionId, wish.to()));
        }
        return of(transactionId);
    }

    private static void refuseMisfit(Destination to, Money amount) {
        to.split().filter(split -> split.portions(amount).isEmpty()).ifPresent(split -> {
            throw Refused.invalid(
                    "split-does-not-fit",
                    "The split does not fit the transaction: " + split.misfit(amount)
                            + ". Correct its amounts, which count in the transaction's direction, or let one part take the rest.");
        });
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
        if (one.isPresent() && row.flatMap(choice -> choice.inForce(splits)).isPresent()) {
            Destination back = one.get().byRules().to();
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
        return rules.add(ruleOf(transactionId, position));
    }

    @Override
    @Transactional(readOnly = true)
    public WriteRule ruleOf(UUID transactionId, Optional<Integer> position) {
        Optional<ByBank> one = classified.find(transactionId);
        Destination chosen = row(transactionId)
                .flatMap(choice -> choice.inForce(splits))
                .map(Classification.Override::to)
                .orElseThrow(() -> Refused.conflict(
                        "no-override",
                        "Nobody chose an account for this transaction. Choose one first, then make a rule of it."));
        if (chosen.split().filter(split -> !split.fitsOthers()).isPresent()) {
            throw Refused.conflict(
                    "split-fits-one",
                    "The chosen split gives every part an amount, which fits this transaction only. Choose percentages, or let one part"
                            + " take the rest.");
        }
        Condition alike = Likeness.of(one.orElseThrow());
        return new WriteRule(
                alike,
                new Action(Optional.of(chosen), false, true, Optional.empty(), List.of()),
                position.or(() -> one.flatMap(this::beforeTheWinner)));
    }

    private Optional<Integer> beforeTheWinner(ByBank one) {
        return one.byRules().rule().map(rules::find).filter(Rule::active).map(winner -> {
            if (winner.position() == 1) {
                throw Refused.conflict(
                        "no-room-before",
                        "The rule that chose otherwise stands at position 1, so none can go before it. Move it to a later position"
                                + " first.");
            }
            return winner.position() - 1;
        });
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
