package com.hissabbook.api.imports;

import com.hissabbook.api.security.CurrentUser;
import com.hissabbook.banking.ImportId;
import com.hissabbook.kernel.TenantId;
import com.hissabbook.ledger.DecidingLines;
import com.hissabbook.transaction.DecideLines;
import com.hissabbook.transaction.Verdict;
import com.hissabbook.workflows.ImportProcesses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/orgs/{org}/imports/{id}")
@Tag(name = "Imports")
class DecisionController {

    private final DecidingLines deciding;
    private final ImportProcesses processes;
    private final ImportViews views;

    DecisionController(DecidingLines deciding, ImportProcesses processes, ImportViews views) {
        this.deciding = deciding;
        this.processes = processes;
        this.views = views;
    }

    /**
     * @param lines numbers of the records
     * @param transactionId for DUPLICATE what the lines are; without it what the plan names for each
     * @param reason in the person's words, kept with the lines
     */
    record LineVerdict(
            @NotEmpty @Size(max = DecideLines.MOST) List<@NotNull Integer> lines,
            @NotNull Verdict decision,
            @Nullable UUID transactionId,
            @NotBlank @Size(max = 500) String reason) {

        Map<Integer, UUID> duplicateOf() {
            return transactionId == null
                    ? Map.of()
                    : lines.stream().distinct().collect(Collectors.toMap(Function.identity(), line -> transactionId));
        }
    }

    @PostMapping("/decisions")
    @Operation(
            summary =
                    "Decide on lines: accept as new, is a duplicate of, skip; a completed import's books follow at once")
    ImportView decide(@PathVariable UUID org, @PathVariable UUID id, @Valid @RequestBody LineVerdict verdict) {
        var importId = new ImportId(id);
        boolean planAgain = deciding.decide(new DecideLines(
                importId,
                verdict.lines(),
                verdict.decision(),
                verdict.duplicateOf(),
                verdict.reason(),
                CurrentUser.id()));
        if (planAgain) {
            processes.decided(new TenantId(org), importId);
        }
        return views.one(org, importId);
    }
}
