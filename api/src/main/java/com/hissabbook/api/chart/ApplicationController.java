package com.hissabbook.api.chart;

import com.hissabbook.api.http.Days;
import com.hissabbook.api.http.HttpRefusal;
import com.hissabbook.classification.Applications;
import com.hissabbook.classification.ApplyRules;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/orgs/{org}/rules/applications")
@Tag(name = "Rules")
class ApplicationController {

    private final Applications applications;
    private final ReclassificationRequests requests;

    ApplicationController(Applications applications, ReclassificationRequests requests) {
        this.applications = applications;
        this.requests = requests;
    }

    /**
     * @param from absent: from the first transaction on
     * @param to absent: to the last one
     * @param ledgerIds absent or empty: all
     * @param ruleIds absent or empty: all; else only what one of these gave or gives now
     * @param rulesVersion as the dry run told it; needed to apply
     * @param planHash as the dry run told it; needed to apply
     * @param dryRun true: tell what would be done, and do nothing
     */
    record Wish(
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable Set<@NotNull UUID> ledgerIds,
            @Nullable Set<@NotNull UUID> ruleIds,
            @Nullable Long rulesVersion,
            @Nullable String planHash,
            @Nullable Boolean dryRun) {

        ApplyRules toRequest() {
            return new ApplyRules(
                    Days.of("from", from),
                    Days.of("to", to),
                    ledgerIds == null ? Set.of() : ledgerIds,
                    ruleIds == null ? Set.of() : ruleIds,
                    rulesVersion == null ? OptionalLong.empty() : OptionalLong.of(rulesVersion));
        }
    }

    record ApplicationList(List<ApplicationView> items) {}

    @GetMapping
    @Operation(summary = "Rules applied to the past and accounts merged, the latest 100")
    ApplicationList all(@PathVariable UUID org) {
        return new ApplicationList(applications.latest().stream()
                .map(one -> ApplicationView.of(one, null))
                .toList());
    }

    @PostMapping
    @Operation(
            summary = "Apply the rules in force to what is booked already, by entries that move it",
            description =
                    "With dryRun: true it tells what would move, what that does to profit and loss by the month in which the entries count, and a planHash; with that hash"
                            + " exactly this is done. What people chose, what lies in locked periods and what does not stand on one account as"
                            + " a whole stays.")
    ResponseEntity<Object> apply(@PathVariable UUID org, @Valid @RequestBody Wish asked) {
        if (Boolean.TRUE.equals(asked.dryRun())) {
            return requests.dryRun(org, asked.toRequest());
        }
        if (asked.rulesVersion() == null) {
            throw HttpRefusal.field("rulesVersion", "is missing: make a dry run (dryRun: true) and send what it tells");
        }
        if (asked.planHash() == null) {
            throw HttpRefusal.field("planHash", "is missing: make a dry run (dryRun: true) and send what it tells");
        }
        return requests.start(org, asked, asked.toRequest(), Optional.of(asked.planHash()));
    }

    @GetMapping("/{id}")
    @Operation(summary = "How far it is, and what it did")
    ApplicationView one(@PathVariable UUID org, @PathVariable UUID id) {
        return requests.view(org, applications.find(id));
    }

    @PostMapping("/{id}/cancel")
    @Operation(summary = "Stop it before its next range; what is posted stays, and can be undone")
    ApplicationView cancel(@PathVariable UUID org, @PathVariable UUID id) {
        return requests.view(org, applications.cancel(id));
    }

    @PostMapping("/{id}/undo")
    @Operation(summary = "Reverse what it wrote and still stands")
    ResponseEntity<Object> undo(@PathVariable UUID org, @PathVariable UUID id) {
        return requests.undo(org, id);
    }
}
