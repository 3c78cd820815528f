package com.hissabbook.api.imports;

import com.hissabbook.api.http.HttpRefusal;
import com.hissabbook.banking.Import;
import com.hissabbook.banking.ImportId;
import com.hissabbook.banking.ImportState;
import com.hissabbook.banking.Imports;
import com.hissabbook.classification.OfferedPlans;
import com.hissabbook.classification.PlanChanges;
import com.hissabbook.kernel.Refused;
import com.hissabbook.kernel.TenantId;
import com.hissabbook.workflows.ImportProcesses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A person's yes or no to an import's plan. */
@RestController
@RequestMapping("/api/v1/orgs/{org}/imports/{id}")
@Tag(name = "Imports")
class ReviewController {

    private final Imports imports;
    private final ImportProcesses processes;
    private final OfferedPlans offeredPlans;
    private final ImportViews views;

    ReviewController(Imports imports, ImportProcesses processes, OfferedPlans offeredPlans, ImportViews views) {
        this.imports = imports;
        this.processes = processes;
        this.offeredPlans = offeredPlans;
        this.views = views;
    }

    /** @param planHash of the plan as the person has seen it */
    record Approval(@NotBlank String planHash) {}

    @PostMapping("/approve")
    @Operation(
            summary = "Carry out the plan that you have seen",
            description =
                    "If the plan is another one by now, the answer is 409 with what changed, line by line, and the new plan's hash:"
                            + " approve that one if you agree.")
    ImportView approve(@PathVariable UUID org, @PathVariable UUID id, @Valid @RequestBody Approval approval) {
        Import found = imports.find(new ImportId(id));
        if (found.state() != ImportState.AWAITING_REVIEW) {
            throw notAwaitingReview(found.state());
        }
        if (!found.planHash().equals(Optional.of(approval.planHash()))) {
            throw planChanged(found.id(), approval.planHash());
        }
        ImportState after = processes.approve(new TenantId(org), found.id(), approval.planHash());
        if (after == ImportState.AWAITING_REVIEW) {
            throw planChanged(found.id(), approval.planHash());
        }
        if (after == ImportState.CANCELLED || after == ImportState.EXPIRED) {
            throw notAwaitingReview(after);
        }
        return views.one(org, found.id());
    }

    @PostMapping("/cancel")
    @Operation(summary = "Take an import back before it is posted")
    ImportView cancel(@PathVariable UUID org, @PathVariable UUID id) {
        Import found = imports.find(new ImportId(id));
        ImportState after = found.state().ended() ? found.state() : processes.cancel(new TenantId(org), found.id());
        if (after != ImportState.CANCELLED) {
            throw Refused.conflict("too-late", tooLate(after));
        }
        return views.one(org, found.id());
    }

    private static Refused notAwaitingReview(ImportState state) {
        return Refused.conflict("not-awaiting-review", "The import is " + state + " and does not wait for approval.");
    }

    private static String tooLate(ImportState after) {
        return "The import is " + after + ": it cannot be taken back any more."
                + switch (after) {
                    case POSTING -> " Let it end, and undo it then.";
                    case COMPLETED -> " Undo it instead.";
                    default -> "";
                };
    }

    private HttpRefusal planChanged(ImportId id, String seen) {
        Optional<PlanChanges> changes = offeredPlans.since(id, seen);
        String what = changes.flatMap(PlanChanges::changed)
                .filter(lines -> lines > 0)
                .map(lines -> lines + (lines == 1 ? " line has" : " lines have")
                        + " another outcome than in the plan you have seen.")
                .orElse("The plan is not the one you have seen: look at the import's lines again.");
        return new HttpRefusal(HttpStatus.CONFLICT, "plan-changed", what + " If you agree, approve the new planHash.")
                .with(changes.map(found -> Map.<String, Object>of("changes", PlanChangesView.of(found)))
                        .orElse(Map.of()));
    }
}
