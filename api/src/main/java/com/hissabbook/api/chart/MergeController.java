package com.hissabbook.api.chart;

import com.hissabbook.api.http.Days;
import com.hissabbook.classification.MergeAccounts;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/orgs/{org}/accounts/{id}/merge")
@Tag(name = "Chart of accounts")
class MergeController {

    private final ReclassificationRequests requests;

    MergeController(ReclassificationRequests requests) {
        this.requests = requests;
    }

    /**
     * @param into the account that takes its place: same type, without a role, in use
     * @param fromDay what was booked before it stays on the merged account; absent: everything moves
     * @param planHash as a dry run told it; absent: whatever the plan is
     * @param dryRun true: tell what would be done, and do nothing
     */
    record Merge(
            @NotNull UUID into,
            @Nullable LocalDate fromDay,
            @Nullable String planHash,
            @Nullable Boolean dryRun) {}

    @PostMapping
    @Operation(
            summary =
                    "Merge an account into another: what stands on it moves by entries, its rules lead to the other, it is archived",
            description =
                    "The answer is an application, to be watched, stopped and undone under /rules/applications/{id}. What is dated in a"
                            + " locked period moves on the first open day and keeps its own day beside it.")
    ResponseEntity<Object> merge(@PathVariable UUID org, @PathVariable UUID id, @Valid @RequestBody Merge asked) {
        var wish = new MergeAccounts(id, asked.into(), Days.of("fromDay", asked.fromDay()));
        return Boolean.TRUE.equals(asked.dryRun())
                ? requests.dryRun(org, wish)
                : requests.start(org, asked, wish, Optional.ofNullable(asked.planHash()));
    }
}
