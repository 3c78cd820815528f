package com.hissabbook.api.chart;

import com.hissabbook.api.http.Days;
import com.hissabbook.api.http.Idempotency;
import com.hissabbook.api.http.Versions;
import com.hissabbook.classification.BackTest;
import com.hissabbook.classification.BackTestScope;
import com.hissabbook.classification.BackTesting;
import com.hissabbook.classification.Classifications;
import com.hissabbook.classification.DraftRules;
import com.hissabbook.ledger.PeriodLocks;
import com.hissabbook.rule.Rule;
import com.hissabbook.rule.WriteRule;
import com.hissabbook.rule.WrittenCondition;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A rule made of a person's choice for one transaction, and what it would have done in the past. */
@RestController
@RequestMapping("/api/v1/orgs/{org}/transactions/{id}/classification/rule")
@Tag(name = "Classification")
class RuleOfChoiceController {

    private final Classifications classifications;
    private final BackTesting backTesting;
    private final PeriodLocks periodLocks;
    private final Idempotency idempotency;

    RuleOfChoiceController(
            Classifications classifications,
            BackTesting backTesting,
            PeriodLocks periodLocks,
            Idempotency idempotency) {
        this.classifications = classifications;
        this.backTesting = backTesting;
        this.periodLocks = periodLocks;
        this.idempotency = idempotency;
    }

    /** @param position without it just before the rule that won, else last */
    record RuleOfChoice(@Nullable Integer position) {}

    /**
     * @param position as for the rule
     * @param from absent: a year before the last day
     * @param to absent: today
     */
    record Trial(
            @Nullable Integer position,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {}

    /**
     * @param when the condition that the rule would have
     * @param position absent: last
     */
    record TriedRule(Map<String, Object> when, @Nullable Integer position, BackTestView backTest) {}

    @PostMapping
    @Operation(
            summary = "Make a rule of a person's choice, so that transactions like this one follow it from now on",
            description = "See …/rule/back-test for what it would do, before it is made.")
    ResponseEntity<RuleView> toRule(
            @PathVariable UUID org, @PathVariable UUID id, @Valid @RequestBody RuleOfChoice asked) {
        return idempotency.once(asked, () -> {
            Rule added = classifications.toRule(id, Optional.ofNullable(asked.position()));
            return ResponseEntity.created(URI.create("/api/v1/orgs/" + org + "/rules/" + added.id()))
                    .eTag(Versions.etag(added.version()))
                    .body(RuleView.of(added));
        });
    }

    @PostMapping("/back-test")
    @Operation(summary = "Try the rule that would be made of a person's choice on history; nothing is changed")
    TriedRule tried(@PathVariable UUID org, @PathVariable UUID id, @Valid @RequestBody Trial asked) {
        WriteRule rule = classifications.ruleOf(id, Optional.ofNullable(asked.position()));
        LocalDate to = Days.of("to", asked.to()).orElseGet(() -> LocalDate.now(ZoneOffset.UTC));
        LocalDate from = Days.of("from", asked.from()).orElseGet(() -> to.minusYears(1));
        BackTest test = backTesting.run(
                new DraftRules(List.of(new DraftRules.Draft(Optional.empty(), rule)), Set.of()),
                new BackTestScope(from, to, periodLocks.lockedThrough()),
                looked -> {});
        return new TriedRule(
                WrittenCondition.of(rule.condition()), rule.position().orElse(null), BackTestView.of(org, test));
    }
}
